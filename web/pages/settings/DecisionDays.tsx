import { Button } from '@ag.ds-next/react/button';
import { TextInput } from '@ag.ds-next/react/text-input';
import { api } from '../../client/client.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { ErrorSummary } from '../../forms/ErrorSummary.tsx';
import { useForm } from '../../forms/useForm.ts';
import { announce } from '../../frame/notices.ts';
import css from './Settings.module.css';

type Days = { remindAfter: number; escalateAfter: number; remindAgainEvery: number };

export function DecisionDays({ days }: { days: Days }) {
  const command = useCommand(
    (body: Days, key) => api.PUT('/settings/decision-days', { params: { header: { 'Idempotency-Key': key } }, body }),
    () => announce('Saved.', 'It applies to submissions from now on; those under way keep their dates.'),
  );
  const form = useForm(
    {
      remindAfter: String(days.remindAfter),
      escalateAfter: String(days.escalateAfter),
      remindAgainEvery: String(days.remindAgainEvery),
    },
    (typed) => ({
      ...wholeDays('remindAfter', typed.remindAfter),
      ...(Number(typed.escalateAfter) <= Number(typed.remindAfter)
        ? { escalateAfter: 'Enter more days than until the reminder.' }
        : wholeDays('escalateAfter', typed.escalateAfter)),
      ...wholeDays('remindAgainEvery', typed.remindAgainEvery),
    }),
    command.problem?.errors,
  );
  return (
    <form
      className={css['form']}
      noValidate
      aria-label="Decisions by managers"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit((typed) =>
          command.run({
            remindAfter: Number(typed.remindAfter),
            escalateAfter: Number(typed.escalateAfter),
            remindAgainEvery: Number(typed.remindAgainEvery),
          }),
        );
      }}
    >
      <ErrorSummary form={form} />
      <CommandFailure command={command} inForm />
      <p className={css['plain']}>
        In working days of the officer’s state. A change applies to submissions from now on; those under way keep their
        dates.
      </p>
      <div className={css['row']}>
        <TextInput
          {...form.field('remindAfter')}
          label="Remind the manager after"
          required
          inputMode="numeric"
          maxWidth="sm"
        />
        <TextInput {...form.field('escalateAfter')} label="Escalate after" required inputMode="numeric" maxWidth="sm" />
        <TextInput
          {...form.field('remindAgainEvery')}
          label="Remind the last manager in line every"
          required
          inputMode="numeric"
          maxWidth="sm"
        />
      </div>
      <div>
        <Button type="submit" loading={command.phase === 'busy'} disabled={!form.dirty || command.phase === 'unknown'}>
          Save
        </Button>
      </div>
    </form>
  );
}

function wholeDays<Name extends keyof Days>(name: Name, typed: string): Partial<Record<keyof Days, string>> {
  const days = Number(typed);
  return /^\d+$/.test(typed.trim()) && days >= 1 && days <= 60 ? {} : { [name]: 'Enter a whole number from 1 to 60.' };
}
