/** What a person tells the approval of a plan: accept, return, withdraw, hand over (PS-11 to PS-15). */
import type { z } from 'zod';
import type { Permission } from '../../../domain/people/permissions.ts';
import { visibleSubmission } from '../../../prisma/repositories/plan-submissions.ts';
import { planApprovalId } from '../../../workflows/contracts/plan-approval.ts';
import { Problem } from '../../errors.ts';
import { route, type Answer, type Call } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { processAnswer, tellProcess } from '../../tell-process.ts';
import { acceptBody, handOverBody, params as submission, returnBody, withdrawBody } from './decide.schema.ts';

const common = {
  method: 'post',
  params: submission,
  query: nothing,
  answer: processAnswer,
  mayRespondAsync: true,
} as const;
const path = '/plan-submissions/{submissionId}';
type Told = { to?: string; reason?: string };

async function tell(
  call: Call<z.infer<typeof submission>, unknown, unknown>,
  action: Permission,
  told: Told,
): Promise<Answer<z.input<typeof processAnswer>>> {
  const { submissionId } = call.params;
  if (!(await visibleSubmission(call.deps.db, call.actor, submissionId, action))) throw new Problem('notFound');
  return tellProcess(call, { processId: planApprovalId(submissionId), action, ...told });
}

export const accept = route({
  ...common,
  path: `${path}/accept`,
  permission: 'planApproval.accept',
  summary: 'The manager accepts the plan as submitted (PS-11)',
  body: acceptBody,
  handle: (call) => tell(call, 'planApproval.accept', {}),
});

export const returnToOfficer = route({
  ...common,
  path: `${path}/return`,
  permission: 'planApproval.return',
  summary: 'The manager returns the plan with a reason (PS-11)',
  body: returnBody,
  handle: (call) => tell(call, 'planApproval.return', { reason: call.body.reason }),
});

export const withdraw = route({
  ...common,
  path: `${path}/withdraw`,
  permission: 'planApproval.withdraw',
  summary: 'The officer withdraws the submission before it is decided (PS-14)',
  body: withdrawBody,
  handle: (call) =>
    tell(call, 'planApproval.withdraw', call.body.reason === undefined ? {} : { reason: call.body.reason }),
});

export const handOver = route({
  ...common,
  path: `${path}/hand-over`,
  permission: 'planApproval.handOver',
  summary: 'The manager, or an operator where no manager is left, hands the decision to another manager (PS-12, PS-14)',
  body: handOverBody,
  handle: (call) => tell(call, 'planApproval.handOver', { to: call.body.managerId }),
});
