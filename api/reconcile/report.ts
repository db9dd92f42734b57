/** What `reconcile` prints: one line per process, ids and words only. */
import { divergenceWords } from '../../domain/divergence.ts';
import type { Comparison } from './compare.ts';
import type { Look } from './look.ts';

const whyIncomplete: Record<NonNullable<Comparison['incomplete']>, string> = {
  temporalAway: 'Temporal does not answer: the comparison is incomplete.',
  noAnswers: 'No workflow answers, so probably no worker runs: the comparison is incomplete.',
  time: 'The time was over: the comparison is incomplete.',
  tooMany: 'There are more open processes: the comparison is incomplete.',
};

/** `did`: what was done about a process, where something was. */
export function report(
  { open, compared, incomplete, findings, pending }: Comparison,
  did: Map<string, string>,
): string {
  const rows = findings.map((look) => [
    look.processId,
    look.row?.step ?? '–',
    look.found ?? '',
    since(look),
    look.why ?? '',
  ]);
  const lines = [`${compared} of ${open} open processes compared, ${findings.length} diverge.`];
  if (incomplete) lines.push(whyIncomplete[incomplete]);
  if (rows.length) lines.push('', ...table([['process', 'step', 'found', 'since', 'why'], ...rows], did));
  const found = new Set(findings.map((look) => look.found));
  for (const [word, { is, todo }] of Object.entries(divergenceWords))
    if ([...found].some((it) => it === word)) lines.push('', `${word}: ${is} ${todo}`);
  if (pending.length) {
    const tried = pending.flatMap(({ processId, pending: work }) =>
      work.map(({ what, attempt, failure, since: at }) => [
        processId,
        what,
        `attempt ${attempt}`,
        failure ?? '',
        at?.toISOString() ?? '',
      ]),
    );
    lines.push('', 'Tried again and again:', ...table(tried, new Map()));
  }
  return lines.join('\n');
}

const since = (look: Look) => look.since?.toISOString() ?? '';

function table(rows: string[][], did: Map<string, string>): string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)));
  return rows.map((row) => {
    const done = did.get(row[0] ?? '');
    const line = row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd();
    return `  ${line}${done ? `  → ${done}` : ''}`;
  });
}
