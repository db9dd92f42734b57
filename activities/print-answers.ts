/** OA-15: what the printer answers in the print folder becomes facts of the letters' processes. One answer is taken once, by whichever worker comes first. */
import { storePrintAnswer } from '../prisma/repositories/letters.ts';
import type { Deps } from './deps.ts';
import type { Answered } from './gateways/letters/print-folder.ts';

type Kit = Pick<Deps, 'db' | 'printFolder' | 'clock'>;

/** An answer `issued` stays so long after its process is over: whoever was standing still meanwhile prints nothing again. */
const keptForMs = 86_400_000;

/**
 * Takes every answer that lies there, but those of letters that are over, as `over` says, and adds to these. Returns how many were stored.
 * One that can't be taken keeps none of the others; then it throws, at the end.
 */
export async function takePrintAnswers(kit: Kit, over = new Set<string>()): Promise<number> {
  let stored = 0;
  const failed: unknown[] = [];
  for (const answered of await kit.printFolder.answers())
    await take(kit, answered, over).then(
      (count) => (stored += count),
      (error: unknown) => failed.push(error),
    );
  if (failed.length) throw new AggregateError(failed, 'answers of the printer that could not be taken');
  return stored;
}

async function take({ db, printFolder, clock }: Kit, { letterId, answer, at }: Answered, over: Set<string>) {
  const forgotten = Date.now() - at.getTime() > keptForMs;
  if (over.has(letterId) && !forgotten) return 0;
  const now = clock.now();
  const done = await db.$transaction((tx) => storePrintAnswer(tx, letterId, answer, now.toISOString()));
  if (done === 'later' || done === 'unknown') return 0;
  await printFolder.clear(letterId, answer);
  if (done !== 'over') return 1;
  if (forgotten) await printFolder.forget(letterId);
  else over.add(letterId);
  return 0;
}
