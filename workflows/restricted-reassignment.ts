/** PS-28: a customer became restricted and waits for another officer. The procedure stands in domain/personalised-services/restricted-reassignment.ts. */
import { restrictedReassignment as transition } from '../domain/personalised-services/restricted-reassignment.ts';
import { restrictedReassignmentWords as words } from '../domain/personalised-services/restricted-reassignment-words.ts';
import type { ProcessInput } from './contracts/process.ts';
import { restrictedReassignmentKind as kind } from './contracts/restricted-reassignment.ts';
import { runProcess } from './kit/run-process.ts';

export async function restrictedReassignment(input: ProcessInput): Promise<string> {
  return runProcess(input, { kind, words, transition });
}
