/** PS-10 to PS-15: the approval of one submitted Customer Management Plan. The procedure stands in domain/personalised-services/plan-approval.ts. */
import { planApproval as transition } from '../domain/personalised-services/plan-approval.ts';
import { planApprovalWords as words } from '../domain/personalised-services/plan-approval-words.ts';
import { planApprovalKind as kind } from './contracts/plan-approval.ts';
import type { ProcessInput } from './contracts/process.ts';
import { runProcess } from './kit/run-process.ts';

export async function planApproval(input: ProcessInput): Promise<string> {
  return runProcess(input, { kind, words, transition });
}
