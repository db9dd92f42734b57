/** EM-28: a failure shows as a bounce-back from the recipient's next day on. The procedure stands in domain/electronic-messaging/bounce-back.ts. */
import { bounceBack as transition } from '../domain/electronic-messaging/bounce-back.ts';
import { bounceBackWords as words } from '../domain/electronic-messaging/bounce-back-words.ts';
import { bounceBackKind as kind } from './contracts/bounce-back.ts';
import type { ProcessInput } from './contracts/process.ts';
import { runProcess } from './kit/run-process.ts';

export async function bounceBack(input: ProcessInput): Promise<string> {
  return runProcess(input, { kind, words, transition });
}
