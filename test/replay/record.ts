/** `npm run replay:record`: records the scenarios that have no recording yet, from real runs. What is recorded is never written again. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { openMessageHouse, type MessageHouse } from '../support/message-house.ts';
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
  // a house for each kind: messages move its clock
  for (const own of Map.groupBy(usual, ([name]) => dirname(name)).values())
    await inHouse(await openMessageHouse(), own);
  const short = missing.filter(([, { shortHistories }]) => shortHistories);
  if (short.length) {
    const server = await startShortHistories(25);
    try {
      for (const own of Map.groupBy(short, ([name]) => dirname(name)).values())
        await inHouse(await openMessageHouse(Promise.resolve(server.connected)), own);
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

async function inHouse(house: MessageHouse, wanted: [string, Scenario][]): Promise<void> {
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
