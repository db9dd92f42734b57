/** A referral for transfer out of Personalised Services, and what became of it. */
import { isOperatorsWork } from '../../domain/people/operators-work.ts';
import type { Permission } from '../../domain/people/permissions.ts';
import type { Instant } from '../../domain/process.ts';
import type { Reader, Tx } from '../client.ts';
import { officerWith } from './officer.ts';
import { visibleCustomers, type Viewer } from './viewer.ts';

const referralWords = [
  'monitoring',
  'transferActioned',
  'monitoringDeclined',
  'transferred',
  'transferRejected',
  'withdrawn',
  'ended',
] as const;
type ReferralWord = (typeof referralWords)[number];
export const isReferralWord = (word: string): word is ReferralWord => referralWords.some((known) => known === word);

/** What a step writes into the referral's own row. */
export type ReferralChange = {
  state: ReferralWord;
  byId: string | null;
  /** The manager on leave for whom a delegate decided. */
  forId: string | null;
  at: Instant;
  reason: string | null;
  /** The last deadline of the state after the step: with `monitoring`, the end of the 90 days. */
  until: Instant | null;
};

/** Who referred and who actioned the transfer: neither may decide (PS-22). Locks the row until the transaction ends. */
export async function lockReferralAuthors(tx: Tx, referralId: string): Promise<readonly string[]> {
  const [row] = await tx.$queryRaw<{ referred_by_id: string; transfer_actioned_by_id: string | null }[]>`
    SELECT referred_by_id, transfer_actioned_by_id FROM transfer_referral WHERE id = ${referralId}::uuid FOR UPDATE`;
  return [row?.referred_by_id, row?.transfer_actioned_by_id].filter((id) => typeof id === 'string');
}

/** Four eyes, the reason of a decision against it, and the order of things are held by the table itself. */
export async function changeReferral(tx: Tx, referralId: string, change: ReferralChange): Promise<void> {
  await tx.transferReferral.update({ where: { id: referralId }, data: columnsOf(change) });
}

/** The same as columns: what a change leaves out stays as it was. */
export function columnsOf({ state, byId, forId, reason, until, ...change }: ReferralChange) {
  const at = new Date(change.at);
  const monitorDecision = { monitorDecidedById: byId, monitorDecidedForId: forId, monitorDecidedAt: at };
  const transferDecision = { transferDecidedById: byId, transferDecidedForId: forId, transferDecidedAt: at };
  return {
    monitoring: { ...monitorDecision, monitoringUntil: until && new Date(until) },
    monitoringDeclined: { ...monitorDecision, state, endReason: reason },
    transferActioned: { transferActionedById: byId, transferActionedAt: at },
    transferred: { ...transferDecision, state },
    transferRejected: { ...transferDecision, state, endReason: reason },
    withdrawn: { state, endReason: reason },
    ended: { state },
  }[state];
}

/** The stay in which the customer was referred. */
export async function assignmentOfReferral(reader: Reader, referralId: string): Promise<string> {
  const where = { id: referralId };
  return (await reader.transferReferral.findUniqueOrThrow({ where, select: { assignmentId: true } })).assignmentId;
}

/** The officer of the assignment as it is now (PS-25: a change of officer): their state's calendar counts (PS-13), their line of managers is asked. */
export async function officerOfReferral(reader: Reader, referralId: string) {
  const { assignment } = await reader.transferReferral.findUniqueOrThrow({
    where: { id: referralId },
    select: { assignment: { select: { officerId: true } } },
  });
  return officerWith(reader, assignment.officerId);
}

/** Does it exist for this viewer, to do this to it? */
export async function visibleReferral(
  reader: Reader,
  viewer: Viewer,
  referralId: string,
  action: Permission,
): Promise<boolean> {
  const customer = isOperatorsWork(viewer.roles, action) ? {} : visibleCustomers(viewer);
  return (await reader.transferReferral.count({ where: { id: referralId, customer } })) === 1;
}
