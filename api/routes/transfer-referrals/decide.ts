/** What a person tells a referral: both approvals, Transfer out of PS, withdraw, hand over (PS-17 to PS-23). */
import type { z } from 'zod';
import type { Permission } from '../../../domain/people/permissions.ts';
import { visibleReferral } from '../../../prisma/repositories/transfer-referrals.ts';
import { transferReferralId } from '../../../workflows/contracts/transfer-referral.ts';
import { Problem } from '../../errors.ts';
import { route, type Answer, type Call } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { processAnswer, tellProcess } from '../../tell-process.ts';
import { emptyBody, handOverBody, params as referral, reasonBody, withdrawBody } from './decide.schema.ts';

const common = {
  method: 'post',
  params: referral,
  query: nothing,
  answer: processAnswer,
  mayRespondAsync: true,
} as const;
const path = '/transfer-referrals/{referralId}';

async function tell(
  call: Call<z.infer<typeof referral>, unknown, unknown>,
  action: Permission,
  told: { to?: string; reason?: string },
): Promise<Answer<z.input<typeof processAnswer>>> {
  const { referralId } = call.params;
  if (!(await visibleReferral(call.deps.db, call.actor, referralId, action))) throw new Problem('notFound');
  return tellProcess(call, { processId: transferReferralId(referralId), action, ...told });
}

export const acceptMonitoring = route({
  ...common,
  path: `${path}/accept-monitoring`,
  permission: 'transferReferral.acceptMonitoring',
  summary: 'Accept Monitoring up to 90 Days (PS-17)',
  body: emptyBody,
  handle: (call) => tell(call, 'transferReferral.acceptMonitoring', {}),
});

export const declineMonitoring = route({
  ...common,
  path: `${path}/decline-monitoring`,
  permission: 'transferReferral.declineMonitoring',
  summary: 'The manager declines monitoring with a reason; the referral is closed (PS-17)',
  body: reasonBody,
  handle: (call) => tell(call, 'transferReferral.declineMonitoring', { reason: call.body.reason }),
});

export const actionTransfer = route({
  ...common,
  path: `${path}/action-transfer`,
  permission: 'transferReferral.actionTransfer',
  summary: 'Transfer out of PS, by the officer, from the accepted monitoring on (PS-18)',
  body: emptyBody,
  handle: (call) => tell(call, 'transferReferral.actionTransfer', {}),
});

export const acceptTransfer = route({
  ...common,
  path: `${path}/accept-transfer`,
  permission: 'transferReferral.acceptTransfer',
  summary: 'Transfer Approval: Accepted; the PS assignment is closed (PS-20, PS-21)',
  body: emptyBody,
  handle: (call) => tell(call, 'transferReferral.acceptTransfer', {}),
});

export const rejectTransfer = route({
  ...common,
  path: `${path}/reject-transfer`,
  permission: 'transferReferral.rejectTransfer',
  summary: 'Transfer Approval: Rejected, with a reason; the customer stays (PS-20, PS-21)',
  body: reasonBody,
  handle: (call) => tell(call, 'transferReferral.rejectTransfer', { reason: call.body.reason }),
});

export const withdraw = route({
  ...common,
  path: `${path}/withdraw`,
  permission: 'transferReferral.withdraw',
  summary: 'The officer withdraws the referral before the transfer is decided (PS-23)',
  body: withdrawBody,
  handle: (call) =>
    tell(call, 'transferReferral.withdraw', call.body.reason === undefined ? {} : { reason: call.body.reason }),
});

export const handOver = route({
  ...common,
  path: `${path}/hand-over`,
  permission: 'transferReferral.handOver',
  summary: 'The manager, or an operator where no manager is left, hands the decision to another manager (PS-12, PS-14)',
  body: handOverBody,
  handle: (call) => tell(call, 'transferReferral.handOver', { to: call.body.managerId }),
});
