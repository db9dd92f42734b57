/** EM-32: an officer sees that a message went to the wrong customer; the customer is called, told and apologised to. */
import { Button } from '@ag.ds-next/react/button';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../client/client.ts';
import type { DesktopMessage } from '../client/model.ts';
import { CommandFailure } from '../commands/CommandFailure.tsx';
import { useCommand } from '../commands/useCommand.ts';
import { Confirmation } from '../frame/Confirmation.tsx';
import { addresses } from '../frame/menu.ts';
import { announce } from '../frame/notices.ts';
import { useMay } from '../session/session-context.ts';
import css from './MessageView.module.css';

export function WrongCustomer({ message: { id, customer, handedOverAt, why } }: { message: DesktopMessage }) {
  const allowed = useMay('incidents.begin');
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const command = useCommand(
    (_: null, key) =>
      api.POST('/messages/{messageId}/wrong-customer', {
        params: { path: { messageId: id }, header: { 'Idempotency-Key': key } },
        body: {},
      }),
    ({ id: incidentId }) => {
      announce('The incident is recorded.', `Call ${customer.name}, tell them, and apologise.`);
      void navigate(addresses.incident(incidentId));
    },
    () => setAsking(false),
  );
  if (!allowed || handedOverAt === null || why !== null) return null;
  return (
    <section className={css['cancel']} aria-label="Sent to the wrong customer">
      <CommandFailure command={command} />
      <Button variant="text" onClick={() => setAsking(true)}>
        Sent to the wrong customer
      </Button>
      {asking && (
        <Confirmation
          title="Was it sent to the wrong customer?"
          confirm="Record the incident"
          busy={command.phase === 'busy'}
          disabled={command.phase === 'unknown'}
          onConfirm={() => command.run(null)}
          onCancel={() => setAsking(false)}
        >
          <p>
            You are then to call {customer.name}, tell them that the message was not meant for them, and apologise. The
            time of the call closes the incident.
          </p>
        </Confirmation>
      )}
    </section>
  );
}
