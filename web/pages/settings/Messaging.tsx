/** What desktop messages run by (EM-25, EM-27, EM-30, EM-49). */
import { TextInput } from '@ag.ds-next/react/text-input';
import { messagingBounds, messagingNames, type MessagingSettings } from '../../../domain/settings.ts';
import { api } from '../../client/client.ts';
import type { Settings } from '../../client/model.ts';
import { useRevisedForm } from '../../forms/useRevisedForm.ts';
import { announce } from '../../frame/notices.ts';
import { checkMessaging, messagingIn, messagingTexts, type MessagingTexts } from './settings-texts.ts';
import css from './Settings.module.css';
import { SettingsForm } from './SettingsForm.tsx';

const labels: MessagingTexts = {
  nextHourMinutes: '“In the next hour”: may leave for',
  validityMinutes: 'In the gateway’s queue at most',
  retryForHours: 'Try again for',
  askAfterMinutes: 'Ask the gateway after',
  receiptForHours: 'Wait for a receipt for',
  settleMinutes: 'Settle a lost answer after',
  settleWithoutProofHours: 'Settle it without proof after',
  listedAfterMinutes: 'Show in the Letters List after',
};
const hints: MessagingTexts = {
  nextHourMinutes: 'Minutes after Send; later it is not sent, and the officer is told',
  validityMinutes: 'Minutes; then the gateway drops the message',
  retryForHours: 'Hours, for a message that the gateway certainly did not take',
  askAfterMinutes: 'Minutes without a receipt',
  receiptForHours: 'Hours; then the message stays as it is',
  settleMinutes: 'Minutes after the gateway must have dropped it',
  settleWithoutProofHours: 'Hours, while its list may be out of date',
  listedAfterMinutes: 'Minutes after the gateway took it',
};

export function Messaging({ settings }: { settings: Settings['messaging'] }) {
  const revised = useRevisedForm({
    read: { revision: settings.revision, texts: messagingTexts(settings) },
    check: checkMessaging,
    send: ({ revision, ...body }: MessagingSettings & { revision: number }, key) =>
      api.PUT('/settings/messaging', {
        params: { header: { 'Idempotency-Key': key, 'If-Match': `"${revision}"` } },
        body,
      }),
    answered: (saved) => ({ revision: saved.revision, texts: messagingTexts(saved) }),
    onDone: () =>
      announce('Saved.', 'It applies to messages sent from now on; those under way keep what they began with.'),
  });
  return (
    <SettingsForm
      name="Desktop messages"
      revised={revised}
      labels={labels}
      onSave={(texts) => revised.command.run({ ...messagingIn(texts), revision: revised.revision })}
    >
      <p className={css['plain']}>
        A change applies to messages sent from now on; those under way, held ones too, keep what they began with. When
        the Letters List shows a message changes at once, for all of them.
      </p>
      <div className={css['grid']}>
        {messagingNames.map((name) => (
          <TextInput
            key={name}
            {...revised.form.field(name)}
            label={labels[name]}
            hint={`${hints[name]}. ${messagingBounds[name].from} to ${messagingBounds[name].to}`}
            required
            inputMode="numeric"
            maxWidth="sm"
            autoComplete="off"
          />
        ))}
      </div>
    </SettingsForm>
  );
}
