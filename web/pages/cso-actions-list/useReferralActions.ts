/** What is ticked in the Referral window and what Save sends for it: one command each, one after the other; nothing before (PS-26). */
import { useRef, useState } from 'react';
import { api } from '../../client/client.ts';
import type { PersonalisedServices, SubmissionLine, TransferReferral } from '../../client/model.ts';
import { useCommand } from '../../commands/useCommand.ts';
import { atMost } from '../../forms/checks.ts';
import { useForm } from '../../forms/useForm.ts';

/** In the order in which Save does them. */
const acts = ['withdrawSubmission', 'submit', 'refer', 'actionTransfer', 'withdrawReferral'] as const;
export type Act = (typeof acts)[number];
export type Acts = ReturnType<typeof useReferralActions>;

const doneWords: Record<Act, string> = {
  withdrawSubmission: 'Submission withdrawn',
  submit: 'Submitted for CMP Approval',
  refer: 'Referred for transfer out of PS',
  actionTransfer: 'Transfer out of PS actioned',
  withdrawReferral: 'Referral withdrawn',
};
/** One excludes the other: ticking it takes the other's tick away. */
const against: Partial<Record<Act, Act>> = {
  actionTransfer: 'withdrawReferral',
  withdrawReferral: 'actionTransfer',
};

/** `referral` is null while there is none, or it is still being read: then nothing can be done with it. */
export function useReferralActions(
  { customer, may }: PersonalisedServices,
  latest: SubmissionLine | null,
  referral: TransferReferral | null,
) {
  const [ticked, setTicked] = useState<ReadonlySet<Act>>(new Set());
  const [done, setDone] = useState<Act[]>([]);
  const waiting = useRef<Act[]>([]); // what the same Save does after the present one
  const customerId = customer.id;
  const referralId = referral?.id ?? '';
  const submissionId = latest?.id ?? '';

  const possible: Record<Act, boolean> = {
    withdrawSubmission: may.withdraw.possible && latest?.state === 'submitted',
    submit: may.submitPlan.possible,
    refer: may.refer.possible,
    actionTransfer: referral?.may.actionTransfer.possible ?? false,
    withdrawReferral: referral?.may.withdraw.possible ?? false,
  };
  const header = (key: string) => ({ 'Idempotency-Key': key });
  const because = (reason: string) => (reason ? { reason } : {});
  const finished = (act: Act) => () => {
    tick(act, false);
    if (act !== 'submit' && act !== 'actionTransfer') form.set(act, '');
    setDone((before) => [...before, act]);
    goOn();
  };
  const submit = useCommand(
    (_: object, key) =>
      api.POST('/customers/{customerId}/plan/submissions', {
        params: { path: { customerId }, header: header(key) },
        body: {},
      }),
    finished('submit'),
  );
  const withdrawSubmission = useCommand(
    (about: { submissionId: string; reason: string }, key) =>
      api.POST('/plan-submissions/{submissionId}/withdraw', {
        params: { path: { submissionId: about.submissionId }, header: header(key) },
        body: because(about.reason),
      }),
    finished('withdrawSubmission'),
  );
  const refer = useCommand(
    ({ reason }: { reason: string }, key) =>
      api.POST('/customers/{customerId}/transfer-referrals', {
        params: { path: { customerId }, header: header(key) },
        body: because(reason),
      }),
    finished('refer'),
  );
  const actionTransfer = useCommand(
    (about: { referralId: string }, key) =>
      api.POST('/transfer-referrals/{referralId}/action-transfer', {
        params: { path: about, header: header(key) },
        body: {},
      }),
    finished('actionTransfer'),
  );
  const withdrawReferral = useCommand(
    (about: { referralId: string; reason: string }, key) =>
      api.POST('/transfer-referrals/{referralId}/withdraw', {
        params: { path: { referralId: about.referralId }, header: header(key) },
        body: because(about.reason),
      }),
    finished('withdrawReferral'),
  );
  const commands = [withdrawSubmission, submit, refer, actionTransfer, withdrawReferral];
  const form = useForm(
    { withdrawSubmission: '', refer: '', withdrawReferral: '' },
    (reasons) => ({
      ...atMost('withdrawSubmission', reasons.withdrawSubmission, 2000),
      ...atMost('refer', reasons.refer, 2000),
      ...atMost('withdrawReferral', reasons.withdrawReferral, 2000),
    }),
    commands.flatMap(({ problem }) => problem?.errors ?? []),
  );
  const tick = (act: Act, on: boolean) => {
    const other = against[act];
    setTicked((now) => new Set([...now, act].filter((each) => (on ? each !== other : each !== act))));
    for (const command of commands) command.forget();
  };
  const send: Record<Act, () => void> = {
    withdrawSubmission: () => withdrawSubmission.run({ submissionId, reason: form.values.withdrawSubmission.trim() }),
    submit: () => submit.run({}),
    refer: () => refer.run({ reason: form.values.refer.trim() }),
    actionTransfer: () => actionTransfer.run({ referralId }),
    withdrawReferral: () => withdrawReferral.run({ referralId, reason: form.values.withdrawReferral.trim() }),
  };
  const goOn = () => {
    const next = waiting.current.shift();
    if (next) send[next]();
  };
  const chosen = acts.filter((act) => ticked.has(act) && possible[act]);
  const busy = commands.some(({ phase }) => phase === 'busy');
  const unknown = commands.some(({ phase }) => phase === 'unknown');
  return {
    form,
    commands,
    busy,
    unknown,
    /** Fields and boxes rest while something runs, or nobody knows what became of it. */
    resting: busy || unknown,
    isTicked: (act: Act) => ticked.has(act) && possible[act],
    tick,
    nothingChosen: chosen.length === 0,
    done: done.map((act) => doneWords[act]),
    lastDone: done.at(-1) ?? null,
    save: () =>
      form.submit(() => {
        setDone([]);
        waiting.current = chosen;
        goOn();
      }),
  };
}
