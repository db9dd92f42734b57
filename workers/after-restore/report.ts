/** What `after-restore` prints: one line per message, ids and words only. */
import type { Matched, Matching } from '../../activities/after-restore/match.ts';

const words: Record<Matched['is'], string> = {
  withGateway: 'the gateway has it: recorded, and not sent again',
  perhaps: 'may have left: recorded as such, and looked for by its process, which never sends it again by itself',
  lookedFor: 'may have left, as was known before: looked for by its process',
  left: 'has not left: stays as it is, and leaves when the stop is lifted',
  endedThere: 'has not left, and Temporal’s history says that it was over: cancel it again before the stop is lifted',
  waits: 'not matched yet: it has moved on, or the same text to the same number is looked for first',
};

const by = { receipt: 'a receipt', history: 'Temporal’s history', list: 'the gateway’s list' };

/** Is nothing left that could leave twice? */
export const isWhole = ({ matched }: Matching): boolean =>
  matched.every(({ is }) => is !== 'waits' && is !== 'endedThere');

export function report(matching: Matching): string {
  const { stop, matched, strangers } = matching;
  const lines = [`All sending is stopped since ${stop.stoppedAt}. Nothing here lifts that.`];
  lines.push(`${matched.length} messages were not over and not known to be with the gateway.`);
  for (const [is, what] of Object.entries(words)) {
    const these = matched.filter((each) => each.is === is);
    if (!these.length) continue;
    lines.push('', `${these.length}: ${what}`);
    for (const each of these.toSorted((a, b) => a.messageId.localeCompare(b.messageId)))
      lines.push(`  ${lineOf(each)}`);
  }
  if (strangers)
    lines.push(
      '',
      `${strangers} messages at the gateway have the number and the text of one of these, and are nobody’s: written after the copy, perhaps.`,
    );
  lines.push(
    '',
    isWhole(matching)
      ? 'Every message is matched. Repair the processes (npm run reconcile -- --repair), then lift the stop in the console.'
      : 'Not every message is matched: do what stands above, and run this again before the stop is lifted.',
  );
  return lines.join('\n');
}

const lineOf = ({ messageId, state, by: how, outcome }: Matched): string =>
  [
    `sms/${messageId}`,
    state,
    ...(how ? [`found by ${by[how]}`] : []),
    ...(outcome ? [`history: ${outcome}`] : []),
  ].join('  ');
