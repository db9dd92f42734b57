/** The manager's choice on a referral and what Save sends for it: one command each, so that each has its own key. */
import { useState } from 'react';
import { api } from '../../client/client.ts';
import type { TransferReferral } from '../../client/model.ts';
import { useCommand } from '../../commands/useCommand.ts';
import { atMost, filled } from '../../forms/checks.ts';
import { useForm } from '../../forms/useForm.ts';

export type ReferralChoice =
  'acceptMonitoring' | 'declineMonitoring' | 'acceptTransfer' | 'rejectTransfer' | 'handOver';
export type ReferralDecisionState = ReturnType<typeof useReferralDecision>;

export const needsReason = (choice: ReferralChoice | null): boolean =>
  choice === 'declineMonitoring' || choice === 'rejectTransfer';

export function useReferralDecision({ id: referralId }: TransferReferral, onDone: (what: string) => void) {
  const [choice, setChoice] = useState<ReferralChoice | null>(null);
  const params = (key: string) => ({ path: { referralId }, header: { 'Idempotency-Key': key } });
  const acceptMonitoring = useCommand(
    (_: object, key) =>
      api.POST('/transfer-referrals/{referralId}/accept-monitoring', { params: params(key), body: {} }),
    () => onDone('Monitoring up to 90 Days accepted'),
  );
  const declineMonitoring = useCommand(
    (body: { reason: string }, key) =>
      api.POST('/transfer-referrals/{referralId}/decline-monitoring', { params: params(key), body }),
    () => onDone('Monitoring declined'),
  );
  const acceptTransfer = useCommand(
    (_: object, key) => api.POST('/transfer-referrals/{referralId}/accept-transfer', { params: params(key), body: {} }),
    () => onDone('Transfer accepted'),
  );
  const rejectTransfer = useCommand(
    (body: { reason: string }, key) =>
      api.POST('/transfer-referrals/{referralId}/reject-transfer', { params: params(key), body }),
    () => onDone('Transfer rejected'),
  );
  const handOver = useCommand(
    (body: { managerId: string }, key) =>
      api.POST('/transfer-referrals/{referralId}/hand-over', { params: params(key), body }),
    () => onDone('Handed over'),
  );
  const commands = [acceptMonitoring, declineMonitoring, acceptTransfer, rejectTransfer, handOver];
  const form = useForm(
    { choice: '', reason: '', managerId: '' },
    ({ reason, managerId }) => ({
      ...(choice ? {} : { choice: 'Choose what you decide.' }),
      ...(needsReason(choice)
        ? (filled('reason', reason, 'Enter the reason: the officer works by it.') ?? atMost('reason', reason, 2000))
        : {}),
      ...(choice === 'handOver' && !managerId ? { managerId: 'Choose the manager to whom you hand it.' } : {}),
    }),
    commands.flatMap(({ problem }) => problem?.errors ?? []),
  );
  const send = (chosen: ReferralChoice, reason: string, managerId: string) => {
    switch (chosen) {
      case 'acceptMonitoring':
        return acceptMonitoring.run({});
      case 'declineMonitoring':
        return declineMonitoring.run({ reason });
      case 'acceptTransfer':
        return acceptTransfer.run({});
      case 'rejectTransfer':
        return rejectTransfer.run({ reason });
      case 'handOver':
        return handOver.run({ managerId });
    }
  };
  return {
    choice,
    choose: (next: ReferralChoice) => {
      setChoice(next);
      for (const command of commands) command.forget();
    },
    form,
    commands,
    busy: commands.some(({ phase }) => phase === 'busy'),
    unknown: commands.some(({ phase }) => phase === 'unknown'),
    save: () =>
      form.submit(({ reason, managerId }) => {
        if (choice) send(choice, reason.trim(), managerId);
      }),
  };
}
