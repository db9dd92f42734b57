/** EM-40: the call after a pre-call message. The procedure stands in domain/electronic-messaging/pre-call-follow-up.ts. */
import { preCallFollowUp as transition } from '../domain/electronic-messaging/pre-call-follow-up.ts';
import { preCallFollowUpWords as words } from '../domain/electronic-messaging/pre-call-follow-up-words.ts';
import { preCallFollowUpKind as kind } from './contracts/pre-call-follow-up.ts';
import type { ProcessInput } from './contracts/process.ts';
import { runProcess } from './kit/run-process.ts';

export async function preCallFollowUp(input: ProcessInput): Promise<string> {
  return runProcess(input, { kind, words, transition });
}
