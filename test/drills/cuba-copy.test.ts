import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createTemporal } from '../../api/temporal.ts';
import { systemClock } from '../../prisma/clock.ts';
import { aNoteAbroad } from '../support/cuba-copy-acts.ts';
import { recordDeceased } from '../../prisma/repositories/record-deceased.ts';
import { drillHouse, type DrillHouse } from '../support/drill-house.ts';
import { holdCommit, installCommitHold, untilEachHasCome } from '../support/held-recording.ts';
import { until } from '../support/until.ts';
import { cubaCopyId } from '../../workflows/contracts/cuba-copy.ts';

describe('a worker killed while it copies to Cuba', function () {
  this.timeout(120_000);
  let house: DrillHouse;
  before(async () => {
    house = await drillHouse();
    await installCommitHold(house.superuserUrl);
  });
  beforeEach(() => house.allUp());

  const abroad = () => {
    const { db, client, connection } = house;
    return aNoteAbroad({ db, temporal: createTemporal(client, connection), clock: systemClock });
  };
  type Made = Awaited<ReturnType<typeof abroad>>;
  const over = ({ recordProcessId, noteProcessId }: Made) =>
    until('both are copied', async () => {
      const ids = [recordProcessId, noteProcessId];
      return (await house.db.process.count({ where: { id: { in: ids }, outcome: 'copied', seq: 1 } })) === 2;
    });
  /** What Cuba has of the customer: one copy of each, as it was made. */
  async function copiedOnce({ customerId, noteId, documentId }: Made): Promise<void> {
    const records = await house.db.communication.findMany({ where: { customerId, sourceId: { not: null } } });
    const notes = await house.db.note.findMany({ where: { customerId, sourceId: { not: null } } });
    assert.deepEqual(
      [records.map(({ system }) => system), notes.map(({ sourceId, system }) => [sourceId, system])],
      [['cuba'], [[noteId, 'cuba']]],
    );
    const source = await house.db.note.findUniqueOrThrow({ where: { id: noteId } });
    const { subject, text, authorId, createdAt, stackingDocumentId } = source;
    assert.deepEqual([stackingDocumentId, source.system], [documentId, 'pluto']);
    const [copy] = notes;
    assert.deepEqual(
      [copy?.subject, copy?.text, copy?.authorId, copy?.createdAt, copy?.stackingDocumentId],
      [subject, text, authorId, createdAt, stackingDocumentId],
    );
  }

  it('PS-7 in its commit: what was committed is not copied again, and what was cut off is copied once by the next worker, though the customer is deceased', async () => {
    await house.worker.kill();
    const [committed, cut] = [await abroad(), await abroad()];
    const held = await Promise.all(
      [committed, cut].map(({ noteProcessId }) => holdCommit(house.superuserUrl, noteProcessId)),
    );
    await house.worker.start();
    await untilEachHasCome(held);
    await house.worker.kill();
    await held[1]?.cutOff();
    await held[0]?.release();
    const death = { customerId: cut.customerId, deceasedOn: '2026-03-02', sourceId: randomUUID() };
    const told = house.db.$transaction((tx) => recordDeceased(tx, { ...death, occurredAt: new Date().toISOString() }));
    assert.deepEqual(await told, [], 'the copying is told of nothing that could end it');
    await house.worker.start();
    for (const made of [committed, cut]) {
      await over(made);
      await copiedOnce(made);
    }
  });

  it('PS-7 the copying repeated from its row by another run: one copy', async () => {
    const made = await abroad();
    await over(made);
    const { client, connection } = house;
    for (const id of [made.recordProcessId, made.noteProcessId])
      await createTemporal(client, connection).restart(id, 'cubaCopy');
    await Promise.all([made.recordProcessId, made.noteProcessId].map((id) => client.workflow.getHandle(id).result()));
    assert.equal(made.noteProcessId, cubaCopyId(made.noteId));
    await copiedOnce(made);
  });
});
