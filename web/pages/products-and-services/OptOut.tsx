/** One opt out: what it covers, who asked how and when, and the way to remove it (EM-47). */
import { Button } from '@ag.ds-next/react/button';
import { Select } from '@ag.ds-next/react/select';
import { Text } from '@ag.ds-next/react/text';
import { useState } from 'react';
import {
  coversInWords,
  optOutWayWords,
  waysOfAsking,
  type WayOfAsking,
} from '../../../domain/electronic-messaging/opt-out.ts';
import { api } from '../../client/client.ts';
import type { ProductsAndServices } from '../../client/model.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { useForm } from '../../forms/useForm.ts';
import { Confirmation } from '../../frame/Confirmation.tsx';
import { announce } from '../../frame/notices.ts';
import { PersonName } from '../../people/PersonName.tsx';
import { At } from '../../time/When.tsx';
import css from './ProductsAndServices.module.css';

type Shown = ProductsAndServices['optOuts'][number];

export const wayOptions = waysOfAsking.map((way) => ({ value: way, label: optOutWayWords[way] }));
export const wayOf = (text: string): WayOfAsking | null => waysOfAsking.find((way) => way === text) ?? null;

export function OptOut({ optOut }: { optOut: Shown }) {
  const { of, number, subscription, how, recordedAt, recordedBy, removedAt, removedBy, removedHow, removable } = optOut;
  return (
    <li className={css['optOut']}>
      <p className={css['covers']}>
        {coversInWords(subscription)}
        {of === 'number' && <span className={css['number']}>of {number}</span>}
      </p>
      <p>
        {optOutWayWords[how]}, <At instant={recordedAt} />
        {recordedBy && (
          <>
            , recorded by <PersonName person={recordedBy} />
          </>
        )}
      </p>
      {removedAt ? (
        <p>
          Removed: {removedHow ? optOutWayWords[removedHow] : 'START from the handset'}, <At instant={removedAt} />
          {removedBy && (
            <>
              , by <PersonName person={removedBy} />
            </>
          )}
        </p>
      ) : removable.possible ? (
        <Removal optOut={optOut} />
      ) : (
        <p className={css['plain']}>{removable.why}</p>
      )}
    </li>
  );
}

function Removal({ optOut: { id, subscription } }: { optOut: Shown }) {
  const [asking, setAsking] = useState(false);
  const covered = coversInWords(subscription);
  const command = useCommand(
    (body: { how: WayOfAsking }, key) =>
      api.POST('/sms-opt-outs/{optOutId}/remove', {
        params: { path: { optOutId: id }, header: { 'Idempotency-Key': key } },
        body,
      }),
    () => announce('The opt out is removed.', `What else stops ${covered} messages shows under Subscription.`),
  );
  const form = useForm({ how: '' }, ({ how }) => (wayOf(how) ? {} : { how: 'Choose how the customer asked.' }));
  const close = () => {
    setAsking(false);
    command.forget();
  };
  return (
    <>
      <div>
        <Button
          variant="secondary"
          size="sm"
          onClick={() => setAsking(true)}
          aria-label={`Remove the opt out of ${covered}`}
        >
          Remove
        </Button>
      </div>
      {asking && (
        <Confirmation
          title="Remove this SMS opt out?"
          confirm="Remove opt out"
          busy={command.phase === 'busy'}
          disabled={command.phase === 'unknown'}
          onConfirm={() =>
            form.submit(({ how }) => {
              const way = wayOf(how);
              if (way) command.run({ how: way });
            })
          }
          onCancel={close}
        >
          <CommandFailure command={command} />
          <Text as="p">
            {covered} messages can be sent to the customer again. Only at the customer’s request, which is recorded with
            your name and the date.
          </Text>
          <Select {...form.field('how')} label="How it was asked" required placeholder="Choose" options={wayOptions} />
        </Confirmation>
      )}
    </>
  );
}
