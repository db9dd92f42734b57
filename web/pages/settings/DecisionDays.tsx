import { api } from '../../client/client.ts';
import type { Settings } from '../../client/model.ts';
import { useRevisedForm } from '../../forms/useRevisedForm.ts';
import { announce } from '../../frame/notices.ts';
import type { DecisionDays as Days } from '../../../domain/settings.ts';
import { DaysFields } from './DaysFields.tsx';
import { checkDays, daysIn, daysTexts } from './settings-texts.ts';
import css from './Settings.module.css';
import { SettingsForm } from './SettingsForm.tsx';

const labels = {
  remindAfter: 'Remind the manager after',
  escalateAfter: 'Escalate after',
  remindAgainEvery: 'Remind the last manager in line every',
};

export function DecisionDays({ days }: { days: Settings['decisionDays'] }) {
  const revised = useRevisedForm({
    read: { revision: days.revision, texts: daysTexts(days) },
    check: checkDays,
    send: ({ revision, ...body }: Days & { revision: number }, key) =>
      api.PUT('/settings/decision-days', {
        params: { header: { 'Idempotency-Key': key, 'If-Match': `"${revision}"` } },
        body,
      }),
    answered: (saved) => ({ revision: saved.revision, texts: daysTexts(saved) }),
    onDone: () => announce('Saved.', 'It applies to submissions from now on; those under way keep their dates.'),
  });
  return (
    <SettingsForm
      name="Decisions by managers"
      revised={revised}
      labels={labels}
      onSave={(texts) => revised.command.run({ ...daysIn(texts), revision: revised.revision })}
    >
      <p className={css['plain']}>
        In working days of the officer’s state. A change applies to submissions from now on; those under way keep their
        dates.
      </p>
      <DaysFields form={revised.form} labels={labels} />
    </SettingsForm>
  );
}
