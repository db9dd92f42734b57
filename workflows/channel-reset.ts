/** OA-11: channel preferences to be set again. The procedure stands in domain/online-accounts/channel-reset.ts. */
import { channelReset as transition } from '../domain/online-accounts/channel-reset.ts';
import { channelResetWords as words } from '../domain/online-accounts/channel-reset-words.ts';
import { channelResetKind as kind } from './contracts/channel-reset.ts';
import type { ProcessInput } from './contracts/process.ts';
import { runProcess } from './kit/run-process.ts';

export async function channelReset(input: ProcessInput): Promise<string> {
  return runProcess(input, { kind, words, transition });
}
