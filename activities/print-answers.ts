/** OA-15: what the printer answers in the print folder becomes facts of the letters' processes. One answer is taken once, by whichever worker comes first. */
import { storePrintAnswer } from '../prisma/repositories/letters.ts';
import type { Deps } from './deps.ts';

/** An answer `issued` stays so long after its process is over: whoever was standing still meanwhile prints nothing again. */
const keptForMs = 86_400_000;

/** Takes every answer that lies there, but those of letters that are over, as `over` says, and adds to these. Returns how many were stored. */
export async function takePrintAnswers(
  { db, printFolder, clock }: Pick<Deps, 'db' | 'printFolder' | 'clock'>,
  over = new Set<string>(),
): Promise<number> {
  let stored = 0;
  for (const { letterId, answer, at } of await printFolder.answers()) {
    const forgotten = Date.now() - at.getTime() > keptForMs;
    if (over.has(letterId) && !forgotten) continue;
    const now = clock.now();
    const done = await db.$transaction((tx) => storePrintAnswer(tx, letterId, answer, now.toISOString()));
    if (done === 'later' || done === 'unknown') continue;
    stored += done === 'stored' ? 1 : 0;
    await printFolder.clear(letterId, answer);
    if (done !== 'over') continue;
    if (forgotten) await printFolder.forget(letterId);
    else over.add(letterId);
  }
  return stored;
}
