/** The words of any process: what the timeline, the lists and a refusal say (RS-5). */
import { isProcessKind, processKinds } from '../../domain/process-kinds.ts';
import type { AnyProcessWords } from '../../domain/process.ts';

export const wordsOf = (kind: string): AnyProcessWords | null =>
  isProcessKind(kind) ? processKinds[kind].words : null;

/** What happened or came of it (`accept`), in the words of whichever process knows it; a word of a newer version is shown as it is. */
export function processWord(what: string): string {
  for (const { words } of Object.values(processKinds)) {
    const { events, outcomes }: AnyProcessWords = words;
    const found = events[what] ?? outcomes[what];
    if (found) return found;
  }
  return what;
}
