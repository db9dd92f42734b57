/** PS-16 to PS-23: transfer out of Personalised Services. The procedure stands in domain/personalised-services/transfer-referral.ts. */
import { transferReferral as transition } from '../domain/personalised-services/transfer-referral.ts';
import { transferReferralWords as words } from '../domain/personalised-services/transfer-referral-words.ts';
import type { ProcessInput } from './contracts/process.ts';
import { transferReferralKind as kind } from './contracts/transfer-referral.ts';
import { runProcess } from './kit/run-process.ts';

export async function transferReferral(input: ProcessInput): Promise<string> {
  return runProcess(input, { kind, words, transition, sparing: true });
}
