/** FDV before a message (EM-8, EM-9). */
import { Checkbox } from '@ag.ds-next/react/checkbox';
import { ControlGroup } from '@ag.ds-next/react/control-group';
import { caseProcessKinds, type CaseProcessKind } from '../../../domain/customers/case-process.ts';
import type { FdvSettings } from '../../../domain/settings.ts';
import { api } from '../../client/client.ts';
import type { Settings } from '../../client/model.ts';
import { useRevisedForm } from '../../forms/useRevisedForm.ts';
import { announce } from '../../frame/notices.ts';
import { DaysFields } from './DaysFields.tsx';
import { checkFdv, fdvIn, fdvTexts, processesIn, withProcess } from './settings-texts.ts';
import css from './Settings.module.css';
import { SettingsForm } from './SettingsForm.tsx';

const labels = {
  processes: 'Processes in which the concerns of who began them count',
  remindAfter: 'Remind after',
  escalateAfter: 'Pass on after',
  remindAgainEvery: 'Remind the last one every',
};
const kindNames: Record<CaseProcessKind, string> = {
  newRegistration: 'New registration',
  objection: 'Objection',
  changeOfAssessment: 'Change of assessment',
  changeOfCare: 'Change of care',
};
const inWords = (text: string) =>
  processesIn(text)
    .map((kind) => kindNames[kind])
    .join(', ') || 'none';

export function Fdv({ settings }: { settings: Settings['fdv'] }) {
  const revised = useRevisedForm({
    read: { revision: settings.revision, texts: fdvTexts(settings) },
    check: checkFdv,
    send: ({ revision, ...body }: FdvSettings & { revision: number }, key) =>
      api.PUT('/settings/fdv', {
        params: { header: { 'Idempotency-Key': key, 'If-Match': `"${revision}"` } },
        body,
      }),
    answered: (saved) => ({ revision: saved.revision, texts: fdvTexts(saved) }),
    onDone: () =>
      announce(
        'Saved.',
        'The processes count from now on, for held messages too; consultations under way keep their dates.',
      ),
  });
  const { form } = revised;
  const { id, value, invalid, message } = form.field('processes');
  return (
    <SettingsForm
      name="Family and domestic violence (FDV)"
      revised={revised}
      labels={labels}
      show={(field, text) => (field === 'processes' ? inWords(text) : text)}
      onSave={(texts) => revised.command.run({ ...fdvIn(texts), revision: revised.revision })}
    >
      <p className={css['plain']}>
        Until the concerns of whoever began such a process were discussed, the other party is sent no message. A change
        counts from the next check on: when a message is composed, sent, or leaves after a hold.
      </p>
      <div id={id} tabIndex={-1}>
        <ControlGroup label={labels.processes} required block invalid={invalid} message={message}>
          {caseProcessKinds.map((kind) => (
            <Checkbox
              key={kind}
              checked={processesIn(value).includes(kind)}
              onChange={({ target }) => form.set('processes', withProcess(value, kind, target.checked))}
            >
              {kindNames[kind]}
            </Checkbox>
          ))}
        </ControlGroup>
      </div>
      <h3 className={css['subtitle']}>Consultations of an SSO or team leader</h3>
      <p className={css['plain']}>
        In working days of the state of the officer who asks. A change applies to consultations from now on; those under
        way keep their dates.
      </p>
      <DaysFields form={form} labels={labels} />
    </SettingsForm>
  );
}
