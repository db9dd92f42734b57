/** `npm run replay:record`: records the scenarios that have no recording yet, from real runs. What is recorded is never written again. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { openProcessHouse, type ProcessHouse } from '../support/process-house.ts';
import { closeAll } from '../support/root-hooks.ts';
import { startShortHistories } from '../support/short-histories.ts';
import type { History } from '../support/process-history.ts';
import { endOf, recordingFile } from './recordings.ts';
import type { Scenario } from './scenario.ts';
import { scenarios } from './scenarios.ts';

const missing = Object.entries(scenarios).filter(([name]) => !existsSync(recordingFile(name)));
const kept = Object.keys(scenarios).length - missing.length;
if (kept) console.log(`${kept} recordings are there and stay as they are.`);
try {
  const usual = missing.filter(([, { shortHistories }]) => !shortHistories);
  if (usual.length) await inHouse(await openProcessHouse(), usual);
  const short = missing.filter(([, { shortHistories }]) => shortHistories);
  if (short.length) {
    const server = await startShortHistories(25);
    try {
      await inHouse(await openProcessHouse(30_000, Promise.resolve(server.connected)), short);
    } finally {
      await server.stop();
    }
  }
} finally {
  await closeAll();
}

/** One event on a line: small, and a difference can be read. */
function inLines(history: History): string {
  const { events }: { events: unknown[] } = JSON.parse(historyToJSON(history));
  return `{"events":[\n${events.map((event) => JSON.stringify(event)).join(',\n')}\n]}\n`;
}

async function inHouse(house: ProcessHouse, wanted: [string, Scenario][]): Promise<void> {
  try {
    await house.startWorker();
    for (const [name, { run }] of wanted) {
      const handle = await run(house);
      const history = await handle.fetchHistory();
      if (!endOf(history)) throw new Error(`${name} did not reach an end`);
      // Which machine recorded it belongs in no repository; nothing else is touched.
      const text = inLines(history).replaceAll(`${process.pid}@${hostname()}`, 'recorder');
      mkdirSync(dirname(recordingFile(name)), { recursive: true });
      writeFileSync(recordingFile(name), text, { flag: 'wx' }); // refuses to overwrite
      console.log(`${name}: ${history.events?.length} events`);
    }
  } finally {
    await house.stop();
  }
}
