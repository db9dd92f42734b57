/** What the generated crossings share: events told as a workflow tells them, each computed from the row, recorded, and computed anew where the row has moved on. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { ProcessEvent, State } from '../../domain/process.ts';
import type { Database } from '../../prisma/client.ts';
import { insertCommand } from '../../prisma/repositories/commands.ts';
import { readProcess } from '../../prisma/repositories/processes.ts';
import type { Recording, RecordingResult } from '../../workflows/contracts/process.ts';
import { planted } from '../support/plan-fixture.ts';
import { nextDay, type Bench } from './bench.ts';

/** `rules`: what follows from the event in the state of the row. */
export async function tellAnew(
  bench: Bench,
  processId: string,
  event: ProcessEvent,
  rules: (state: State) => Recording['result'],
): Promise<RecordingResult> {
  for (let tries = 0; tries < 10; tries++) {
    const row = await readProcess(bench.db, processId);
    assert.ok(row);
    const told = await bench.record({ processId, seq: row.seq, at: nextDay, event, result: rules(row.state) });
    if (told.answer !== 'diverged' || !told.why.startsWith('the row is at')) return told;
  }
  throw new Error('the row moves on for ever');
}

export const said = (told: RecordingResult): string =>
  told.answer === 'recorded' ? 'done' : told.answer === 'refused' ? told.reason : `diverged: ${told.why}`;

type Asked = {
  kind: string;
  processId: string;
  by: { id: string; accountId: string };
  action: string;
  toId: string | null;
};

/** Somebody asks for something; returned as the process is told. */
export async function asked(db: Database, { kind, processId, by, action, toId }: Asked): Promise<ProcessEvent> {
  const id = randomUUID();
  await db.$transaction((tx) =>
    insertCommand(tx, {
      id,
      accountId: by.accountId,
      personId: by.id,
      action: `${kind}.${action}`,
      processId,
      toId,
      reason: planted,
      key: id,
      fingerprint: id,
      requestId: id,
      address: '192.0.2.1',
      client: 'test',
      why: null,
      expiresInMs: null,
    }),
  );
  return { kind: 'command', id, action, by: by.id, ...(toId ? { to: toId } : {}) };
}

/** So many at a time: a machine of two cores has more to do than to wait. */
export async function each<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = [...all];
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      for (let one = left.pop(); one !== undefined; one = left.pop()) await work(one);
    }),
  );
}
