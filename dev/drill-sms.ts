/**
 * `npm run drill:sms -- --messages 2000 --seed 7`: sends messages through every fault of the simulated gateway while workers are killed
 * and stopped, PostgreSQL is killed, and stores are put back to earlier copies, and compares what the handsets got with what Casewright
 * says. `--weather` instead: an hour of bad weather, everything together. Starts its own parts; some minutes. Exit code 1 where anything
 * is wrong.
 */
import { parseArgs } from 'node:util';
import { closeAll } from '../test/support/root-hooks.ts';
import { runSmsDrill, runWeather, type Summary } from '../test/support/sms-drill-run.ts';
import { table } from '../test/support/sms-drill-table.ts';
import { secondsSince } from './progress.ts';

const whole = (name: string, text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 5000) throw new Error(`--${name}: a number from 1 to 5000.`);
  return value;
};

const began = Date.now();
try {
  const { values } = parseArgs({
    options: {
      messages: { type: 'string' },
      seed: { type: 'string', default: '7' },
      weather: { type: 'boolean', default: false },
    },
  });
  const messages = whole('messages', values.messages ?? (values.weather ? '500' : '2000'));
  const asked = { messages, seed: whole('seed', values.seed) };
  const tell = (line: string) => console.log(`${line} (${secondsSince(began)})`);
  const summary = await (values.weather ? runWeather(asked, tell) : runSmsDrill(asked, tell));
  print(summary);
  if (summary.judged.some(({ problem }) => problem) || summary.strays > 0) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await closeAll();
}

function print({ judged, strays }: Summary): void {
  console.log('');
  for (const line of table(judged)) console.log(line);
  console.log(`\nOn handsets, and nobody's: ${strays}`);
  for (const fate of judged) if (fate.problem) console.log(JSON.stringify(fate));
}
