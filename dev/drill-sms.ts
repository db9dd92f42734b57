/**
 * `npm run drill:sms -- --messages 300 --seed 7`: sends messages through every fault of the simulated gateway while workers are killed and
 * stopped, and compares what the handsets got with what Casewright says. Starts its own parts; some minutes. Exit code 1 where anything is wrong.
 */
import { parseArgs } from 'node:util';
import { closeAll } from '../test/support/root-hooks.ts';
import { runSmsDrill, type Summary } from '../test/support/sms-drill-run.ts';
import { secondsSince } from './progress.ts';

const whole = (name: string, text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 5000) throw new Error(`--${name}: a number from 1 to 5000.`);
  return value;
};

const began = Date.now();
try {
  const { values } = parseArgs({
    options: { messages: { type: 'string', default: '300' }, seed: { type: 'string', default: '7' } },
  });
  const asked = { messages: whole('messages', values.messages), seed: whole('seed', values.seed) };
  const summary = await runSmsDrill(asked, (line) => console.log(`${line} (${secondsSince(began)})`));
  print(summary);
  if (summary.wrong.length + summary.strays > 0) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await closeAll();
}

function print({ runs, messages, kills, stops, outcomes, strays, wrong }: Summary): void {
  const sum = (of: Record<string, number>) => Object.values(of).reduce((a, b) => a + b, 0);
  const list = (of: Record<string, number>) =>
    Object.entries(of)
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([name, n]) => `${name} ${n}`)
      .join(', ');
  const undetermined = Object.entries(outcomes).filter(([word]) => word.startsWith('undetermined'));
  const of = (problem: string) => wrong.filter((fate) => fate.problem === problem).length;
  const rows: [string, string | number][] = [
    ['messages', messages],
    ['runs', runs],
    ['kills', `${sum(kills)}: ${list(kills)}`],
    ['stops', `${sum(stops)}: ${list(stops)}`],
    ['duplicates', of('duplicate') + strays],
    ['losses', of('lost')],
    ['told not sent, but sent', of('denied')],
    ['undetermined', sum(Object.fromEntries(undetermined))],
    ['not over, left open, nobody told', wrong.length - of('duplicate') - of('lost') - of('denied')],
    ['outcomes', list(outcomes)],
  ];
  console.log('');
  for (const [name, value] of rows) console.log(`${name.padEnd(34)}${value}`);
  for (const fate of wrong) console.log(JSON.stringify(fate));
}
