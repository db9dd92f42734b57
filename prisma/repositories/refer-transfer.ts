/** PS-16: the assigned officer refers a PS customer for transfer out; the monitor approval begins. */
import { randomUUID } from 'node:crypto';
import { referred } from '../../domain/personalised-services/transfer-referral.ts';
import type { Instant } from '../../domain/process.ts';
import { transferReferralId } from '../../workflows/contracts/transfer-referral.ts';
import type { Tx } from '../client.ts';
import { beginApproval } from './begin-approval.ts';

export type Referral = {
  customerId: string;
  assignmentId: string;
  personId: string;
  reason: string | null;
  /** The command's id. */
  eventId: string;
  at: Instant;
};

/** The caller holds the locks of customer and assignment and has asked the rules; one open referral per customer is held by the table too. */
export async function referTransfer(tx: Tx, r: Referral): Promise<{ referralId: string; processId: string }> {
  const { customerId, assignmentId, personId, reason, eventId, at } = r;
  const referralId = randomUUID();
  const processId = transferReferralId(referralId);
  await tx.transferReferral.create({
    data: { id: referralId, customerId, assignmentId, referredById: personId, referredAt: new Date(at), reason },
  });
  await beginApproval(tx, {
    processId,
    kind: 'transferReferral',
    customerId,
    subjectId: referralId,
    officerId: personId,
    authors: [personId],
    eventId,
    what: 'refer',
    item: 'monitorApproval',
    at,
    state: (manager, { decisionDays, monitoringDays }) => referred(personId, manager, decisionDays, monitoringDays),
  });
  return { referralId, processId };
}
