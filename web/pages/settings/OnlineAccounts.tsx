/** How long a temporary password can be used (OA-8). */
import { TextInput } from '@ag.ds-next/react/text-input';
import { dayBounds } from '../../../domain/settings.ts';
import { api } from '../../client/client.ts';
import type { Settings } from '../../client/model.ts';
import { useRevisedForm } from '../../forms/useRevisedForm.ts';
import { announce } from '../../frame/notices.ts';
import { SettingsForm } from './SettingsForm.tsx';

const labels = { passwordDays: 'Days for which a temporary password can be used' };
const whole = (text: string): number => (/^\d{1,3}$/.test(text.trim()) ? Number(text) : Number.NaN);
const { from, to } = dayBounds;

export function OnlineAccounts({ settings }: { settings: Settings['onlineAccounts'] }) {
  const revised = useRevisedForm({
    read: { revision: settings.revision, texts: { passwordDays: String(settings.passwordDays) } },
    check: ({ passwordDays }) => {
      const days = whole(passwordDays);
      return days >= from && days <= to ? {} : { passwordDays: `Enter a whole number from ${from} to ${to}.` };
    },
    send: ({ revision, ...body }: { passwordDays: number; revision: number }, key) =>
      api.PUT('/settings/online-accounts', {
        params: { header: { 'Idempotency-Key': key, 'If-Match': `"${revision}"` } },
        body,
      }),
    answered: (saved) => ({ revision: saved.revision, texts: { passwordDays: String(saved.passwordDays) } }),
    onDone: () => announce('Saved.', 'It counts for temporary passwords issued from now on.'),
  });
  return (
    <SettingsForm
      name="Online accounts"
      revised={revised}
      labels={labels}
      onSave={({ passwordDays }) =>
        revised.command.run({ passwordDays: whole(passwordDays), revision: revised.revision })
      }
    >
      <TextInput
        {...revised.form.field('passwordDays')}
        label={labels.passwordDays}
        hint="Whole days after the one on which it was issued"
        required
        inputMode="numeric"
        maxWidth="xs"
      />
    </SettingsForm>
  );
}
