/** Every decision that waits for a manager, with two people who had a hand in it where there can be two (PS-12, PS-22). */
import type { Deps } from '../../api/deps.ts';
import { deliverNow } from '../../api/outbox.ts';
import { act, actAsync, type Asked, type Somebody } from './plan-approval-acts.ts';
import { aSubmittedPlan, addPeople, planted, type People } from './plan-fixture.ts';
import { actOnReferral, actOnReferralAsync, aStartedReferral, giveTo } from './referral-acts.ts';

export type Verdict = 'yes' | 'no';
type Decider = { byId: string | null };
/** A decision that is being made ready: who had a hand in it, and whose managers are asked. */
type Making = { people: People; authors: Somebody[]; asker: Somebody };
/** One that waits. */
export type Waiting = Making & { decision: Decision; processId: string; subjectId: string };
export type Given = (making: Making) => Promise<void>;

export type Decision = {
  name: string;
  /** Everybody has their part in it; `given` comes before a manager is asked. */
  begin(given: Given): Promise<Omit<Waiting, 'decision'>>;
  decide(by: Somebody, verdict: Verdict, w: Waiting): Promise<unknown>;
  decideAsync(by: Somebody, verdict: Verdict, w: Waiting): Promise<string>;
  handOver(by: Somebody, to: Somebody, w: Waiting): Promise<unknown>;
  decided(w: Waiting): Promise<Decider>;
  /** A person ($2) decides the row ($1); and somebody takes an author off it. */
  sql: { decides: Record<Verdict, string>; constraint: string; forgets: string };
};

/** Plan approval, monitor approval, transfer approval. */
export function waitingDecisions(deps: Deps): Decision[] {
  const { db } = deps;
  const planWords = { yes: 'accept', no: 'return' } as const;
  const monitorWords = { yes: 'acceptMonitoring', no: 'declineMonitoring' } as const;
  const transferWords = { yes: 'acceptTransfer', no: 'rejectTransfer' } as const;
  const why = (verdict: Verdict): Asked => (verdict === 'no' ? { reason: planted } : {});

  const ofReferral = (words: typeof monitorWords | typeof transferWords) => ({
    decide: (by: Somebody, verdict: Verdict, w: Waiting) =>
      actOnReferral(deps, by, words[verdict], w.processId, why(verdict)),
    decideAsync: (by: Somebody, verdict: Verdict, w: Waiting) =>
      actOnReferralAsync(deps, by, words[verdict], w.processId, why(verdict)),
    handOver: (by: Somebody, to: Somebody, w: Waiting) =>
      actOnReferral(deps, by, 'handOver', w.processId, { to: to.id }),
  });
  const plan: Decision = {
    name: 'plan approval',
    async begin(given) {
      const people = await addPeople(db);
      const { officer, otherOfficer } = people;
      await given({ people, authors: [officer, otherOfficer], asker: officer });
      const at = new Date().toISOString();
      const { processId, submissionId } = await aSubmittedPlan(db, people, { at, editors: [otherOfficer.id] });
      await deliverNow(deps, processId);
      return { people, authors: [officer, otherOfficer], asker: officer, processId, subjectId: submissionId };
    },
    decide: (by, verdict, w) => act(deps, by, planWords[verdict], w.processId, why(verdict)),
    decideAsync: (by, verdict, w) => actAsync(deps, by, planWords[verdict], w.processId, why(verdict)),
    handOver: (by, to, w) => act(deps, by, 'handOver', w.processId, { to: to.id }),
    async decided({ subjectId: id }) {
      return { byId: (await db.planSubmission.findUniqueOrThrow({ where: { id } })).decidedById };
    },
    sql: {
      decides: {
        yes: "UPDATE plan_submission SET state = 'accepted', decided_by_id = $2, decided_at = now() WHERE id = $1",
        no: "UPDATE plan_submission SET state = 'returned', reason = 'x', decided_by_id = $2, decided_at = now() WHERE id = $1",
      },
      constraint: 'plan_submission_four_eyes',
      forgets: 'UPDATE plan_submission SET authors = array_remove(authors, $2) WHERE id = $1',
    },
  };
  const monitor: Decision = {
    name: 'monitor approval',
    async begin(given) {
      const people = await addPeople(db);
      const { officer } = people;
      await given({ people, authors: [officer], asker: officer });
      const { processId, referralId } = await aStartedReferral(deps, { people });
      return { people, authors: [officer], asker: officer, processId, subjectId: referralId };
    },
    ...ofReferral(monitorWords),
    async decided({ subjectId: id }) {
      return { byId: (await db.transferReferral.findUniqueOrThrow({ where: { id } })).monitorDecidedById };
    },
    sql: {
      decides: {
        yes: 'UPDATE transfer_referral SET monitor_decided_by_id = $2, monitor_decided_at = now(), monitoring_until = now() WHERE id = $1',
        no: "UPDATE transfer_referral SET state = 'monitoringDeclined', end_reason = 'x', monitor_decided_by_id = $2, monitor_decided_at = now() WHERE id = $1",
      },
      constraint: 'transfer_referral_monitor_four_eyes',
      forgets:
        'UPDATE transfer_referral SET referred_by_id = (SELECT id FROM person WHERE id <> $2 LIMIT 1) WHERE id = $1',
    },
  };
  const transfer: Decision = {
    name: 'transfer approval',
    async begin(given) {
      const r = await aStartedReferral(deps);
      const { people, processId, referralId } = r;
      const { officer, otherOfficer, manager } = people;
      await actOnReferral(deps, manager, 'acceptMonitoring', processId);
      await giveTo(deps, r, otherOfficer.id); // who referred, and who actions it, are two
      await given({ people, authors: [officer, otherOfficer], asker: otherOfficer });
      await actOnReferral(deps, otherOfficer, 'actionTransfer', processId);
      return { people, authors: [officer, otherOfficer], asker: otherOfficer, processId, subjectId: referralId };
    },
    ...ofReferral(transferWords),
    async decided({ subjectId: id }) {
      return { byId: (await db.transferReferral.findUniqueOrThrow({ where: { id } })).transferDecidedById };
    },
    sql: {
      decides: {
        yes: "UPDATE transfer_referral SET state = 'transferred', transfer_decided_by_id = $2, transfer_decided_at = now() WHERE id = $1",
        no: "UPDATE transfer_referral SET state = 'transferRejected', end_reason = 'x', transfer_decided_by_id = $2, transfer_decided_at = now() WHERE id = $1",
      },
      constraint: 'transfer_referral_transfer_four_eyes',
      forgets:
        'UPDATE transfer_referral SET transfer_actioned_by_id = (SELECT id FROM person WHERE id <> $2 LIMIT 1), referred_by_id = transfer_actioned_by_id WHERE id = $1',
    },
  };

  return [plan, monitor, transfer];
}
