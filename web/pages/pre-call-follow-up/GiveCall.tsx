/** A team leader gives the call to another officer (EM-40). */
import { Button } from '@ag.ds-next/react/button';
import { api } from '../../client/client.ts';
import type { PreCallFollowUp } from '../../client/model.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { filled } from '../../forms/checks.ts';
import { useForm } from '../../forms/useForm.ts';
import { announce } from '../../frame/notices.ts';
import { OfficerSelect } from '../../people/OfficerSelect.tsx';
import css from './PreCallFollowUp.module.css';

type Props = {
  messageId: string;
  /** Whose it is already. */
  without: string | null;
  customer: PreCallFollowUp['customer'];
};

export function GiveCall({ messageId, without, customer }: Props) {
  const command = useCommand(
    (body: { toId: string }, key) =>
      api.POST('/pre-call-follow-ups/{messageId}/give', {
        params: { path: { messageId }, header: { 'Idempotency-Key': key } },
        body,
      }),
    () => announce('Given.', 'It is on the other officer’s list now. The due time stays.'),
  );
  const form = useForm(
    { toId: '' },
    ({ toId }) => ({ ...filled('toId', toId, 'Choose an officer.') }),
    command.problem?.errors,
  );
  return (
    <form
      className={css['form']}
      noValidate
      aria-label="Give to another officer"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit((chosen) => command.run(chosen));
      }}
    >
      <CommandFailure command={command} inForm />
      <OfficerSelect field={form.field('toId')} without={without} restricted={customer.restricted} />
      <div>
        <Button
          type="submit"
          variant="secondary"
          loading={command.phase === 'busy'}
          loadingLabel="Saving"
          disabled={command.phase === 'unknown'}
        >
          Give to another officer
        </Button>
      </div>
    </form>
  );
}
