import { Button } from '@ag.ds-next/react/button';
import { useState } from 'react';
import { isLocalDate } from '../../domain/time/local-date.ts';
import { localNow } from '../../domain/time/zone.ts';
import { CommandFailure } from '../commands/CommandFailure.tsx';
import { useCommand } from '../commands/useCommand.ts';
import { DateField } from '../forms/DateField.tsx';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import { useForm } from '../forms/useForm.ts';
import { announce } from '../frame/notices.ts';
import { useSession } from '../session/session-context.ts';
import { useNow } from '../time/now.ts';
import { DelegateSelect } from './DelegateSelect.tsx';
import css from './Leave.module.css';

export type Leave = { firstDay: string; lastDay: string; delegateId: string | null };
type Props = {
  /** Whose leave it is: nobody is their own delegate. */
  personId: string;
  /** Only who decides needs a delegate (PS-14). */
  decides: boolean;
  send: (leave: Leave, key: string) => Promise<{ data?: { id: string }; error?: unknown; response: Response }>;
};

export function LeaveForm(props: Props) {
  const [form, setForm] = useState(0); // a new form after each leave added
  return <OneLeave key={form} {...props} onAdded={() => setForm((n) => n + 1)} />;
}

function OneLeave({ personId, decides, send, onAdded }: Props & { onAdded: () => void }) {
  const { agencyTimeZone } = useSession();
  const today = localNow(agencyTimeZone, useNow()).date;
  const command = useCommand(send, () => {
    announce('Leave added.');
    onAdded();
  });
  const form = useForm(
    { firstDay: '', lastDay: '', delegateId: decides ? '' : 'none' },
    ({ firstDay, lastDay, delegateId }) => ({
      ...dateError('firstDay', firstDay, today),
      ...(isLocalDate(firstDay) && isLocalDate(lastDay) && lastDay < firstDay
        ? { lastDay: 'The last day must not lie before the first.' }
        : dateError('lastDay', lastDay, today)),
      ...(delegateId ? {} : { delegateId: 'Choose a delegate, or No delegate.' }),
    }),
    command.problem?.errors,
  );
  const save = () =>
    form.submit(({ firstDay, lastDay, delegateId }) =>
      command.run({ firstDay, lastDay, delegateId: delegateId === 'none' ? null : delegateId }),
    );
  return (
    <form
      className={css['form']}
      noValidate
      aria-label="Add leave"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <ErrorSummary form={form} />
      <CommandFailure command={command} inForm />
      <DateField label="First day" field={form.field('firstDay')} set={(value) => form.set('firstDay', value)} />
      <DateField label="Last day" field={form.field('lastDay')} set={(value) => form.set('lastDay', value)} />
      {decides && <DelegateSelect field={form.field('delegateId')} personId={personId} />}
      <div>
        <Button type="submit" loading={command.phase === 'busy'} disabled={command.phase === 'unknown'}>
          Save
        </Button>
      </div>
    </form>
  );
}

function dateError(
  name: 'firstDay' | 'lastDay',
  value: string,
  today: string,
): Partial<Record<'firstDay' | 'lastDay', string>> {
  if (!value) return { [name]: `Enter the ${name === 'firstDay' ? 'first' : 'last'} day.` };
  if (!isLocalDate(value)) return { [name]: 'Enter a date that exists, such as 14/02/2027.' };
  return value < today ? { [name]: 'This day is over. Enter today or a later day.' } : {};
}
