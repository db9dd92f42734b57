/** PS-7: a record or note of an international customer, copied from Pluto to Cuba. The procedure stands in domain/personalised-services/cuba-copy.ts. */
import { cubaCopy as transition } from '../domain/personalised-services/cuba-copy.ts';
import { cubaCopyWords as words } from '../domain/personalised-services/cuba-copy-words.ts';
import { cubaCopyKind as kind } from './contracts/cuba-copy.ts';
import type { ProcessInput } from './contracts/process.ts';
import { runProcess } from './kit/run-process.ts';

export async function cubaCopy(input: ProcessInput): Promise<string> {
  return runProcess(input, { kind, words, transition });
}
