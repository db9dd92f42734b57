import { TextInput } from '@ag.ds-next/react/text-input';
import type { Form } from '../../forms/useForm.ts';
import css from './Settings.module.css';
import type { DaysTexts } from './settings-texts.ts';

/** Reminder, escalation, and the reminder of the last in line. */
export function DaysFields<T extends DaysTexts>({
  form,
  labels,
}: {
  form: Form<T>;
  labels: Record<keyof DaysTexts, string>;
}) {
  return (
    <div className={css['row']}>
      {(['remindAfter', 'escalateAfter', 'remindAgainEvery'] as const).map((name) => (
        <TextInput
          key={name}
          {...form.field(name)}
          label={labels[name]}
          required
          inputMode="numeric"
          maxWidth="sm"
          autoComplete="off"
        />
      ))}
    </div>
  );
}
