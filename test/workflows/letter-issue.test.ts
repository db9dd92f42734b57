import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openPrintFolder } from '../../activities/gateways/letters/print-folder.ts';
import { takePrintAnswers } from '../../activities/print-answers.ts';
import { deliverNow } from '../../api/outbox.ts';
import { passDeadlines } from '../replay/scenario.ts';
import { aLetter, anUnsentLetter, printerAnswers, stepIs, supersede } from '../support/letter-acts.ts';
import { stateOf, timeline } from '../support/plan-approval-acts.ts';
import { openProcessHouse, type ProcessHouse } from '../support/process-house.ts';
import { historyOf } from '../support/process-history.ts';
import { until } from '../support/until.ts';

describe('OA-15 a letter on its way to the printer', () => {
  let house: ProcessHouse;
  before(async () => {
    house = await openProcessHouse();
    await house.startWorker();
  });
  after(() => house.stop());

  const listed = (id: string) => house.deps.db.correspondence.findUniqueOrThrow({ where: { id } });
  const itemsOf = async (processId: string) => {
    const items = await house.deps.db.workItem.findMany({ where: { processId }, orderBy: { id: 'asc' } });
    return items.map(({ kind, state, assigneeId }) => [kind, state, assigneeId]);
  };
  const endOf = (processId: string) => house.client.workflow.getHandle(processId).result();
  const files = async (letterId: string) =>
    (await readdir(house.printFolderPath)).filter((name) => name.startsWith(letterId)).toSorted();

  it('OA-15 is put there whole, queued, and issued when the printer says so, once however often it says so', async () => {
    const letter = await aLetter(house.deps);
    const { letterId, processId } = letter;
    await stepIs(house, processId, 'queued');
    assert.deepEqual(await files(letterId), [`${letterId}.pdf`]);
    const pdf = await readFile(join(house.printFolderPath, `${letterId}.pdf`));
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
    assert.ok(pdf.includes('%%EOF'));
    assert.equal((await listed(letterId)).status, 'queued');

    assert.equal(await printerAnswers(house, letter, 'issued'), 1);
    assert.equal(await endOf(processId), 'issued');
    assert.deepEqual(await files(letterId), [`${letterId}.issued`]); // the answer stays: it is never printed again
    const line = await listed(letterId);
    assert.deepEqual([line.status, line.issuedAt !== null], ['issued', true]);
    assert.equal(await printerAnswers(house, letter, 'issued'), 0);
    assert.deepEqual(await timeline(house.deps, processId), ['letterMade', 'queued', 'letterIssued']);
    assert.deepEqual(await itemsOf(processId), []);
  });

  it('OA-15 what the printer could not print is tried again after 5 minutes, half an hour, 2 and 8 hours; then whoever issued it is told, and a late answer takes that back', async () => {
    const letter = await aLetter(house.deps);
    const { letterId, processId, people } = letter;
    const pauses = [];
    for (let i = 0; i < 4; i++) {
      await stepIs(house, processId, 'queued');
      await printerAnswers(house, letter, 'failed');
      await stepIs(house, processId, 'produced');
      assert.deepEqual(await files(letterId), []);
      const { due } = await stateOf(house.deps, processId);
      const failedAt = await house.deps.db.processStep.findFirstOrThrow({
        where: { processId, what: 'letterFailed' },
        orderBy: { seq: 'desc' },
      });
      pauses.push(Math.floor((Date.parse(due[0]?.at ?? '') - failedAt.at.getTime()) / 1000));
      await passDeadlines(house, processId, 1);
    }
    for (const [i, pause] of [300, 1800, 7200, 28_800].entries())
      assert.ok(Number(pauses[i]) >= pause && Number(pauses[i]) <= pause * 1.5, `${pauses[i]} s for ${pause}`);
    await stepIs(house, processId, 'queued');
    await printerAnswers(house, letter, 'failed');
    assert.equal(await endOf(processId), 'notIssued');
    assert.deepEqual(await itemsOf(processId), [['letterFailed', 'open', people.officer.id]]);
    const line = await listed(letterId);
    assert.deepEqual([line.status, line.failureReason], ['failed', 'It could not be printed.']);

    await printerAnswers(house, letter, 'issued');
    assert.equal((await listed(letterId)).status, 'issued');
    assert.deepEqual(await itemsOf(processId), [['letterFailed', 'done', people.officer.id]]);
  });

  it('OA-15 of a letter that failed nobody is told who has left, or may not see the customer any more', async () => {
    for (const gone of ['left', 'restricted'] as const) {
      const letter = await aLetter(house.deps);
      const { processId, people, customerId } = letter;
      const { db } = house.deps;
      if (gone === 'left') await db.person.update({ where: { id: people.officer.id }, data: { active: false } });
      else await db.customer.update({ where: { id: customerId }, data: { restricted: true } });
      for (let i = 0; i < 4; i++) {
        await stepIs(house, processId, 'queued');
        await printerAnswers(house, letter, 'failed');
        await stepIs(house, processId, 'produced');
        await passDeadlines(house, processId, 1);
      }
      await stepIs(house, processId, 'queued');
      await printerAnswers(house, letter, 'failed');
      assert.equal(await endOf(processId), 'notIssued');
      const [item, ...more] = await itemsOf(processId);
      assert.deepEqual([item?.[0], item?.[1], more], ['letterFailed', 'open', []], gone);
      assert.notEqual(item?.[2], people.officer.id, gone);
    }
  });

  it('OA-15 a print folder that is away makes it later, not lost and not twice', async () => {
    await house.breakPrintFolder(true);
    const letter = await aLetter(house.deps);
    await until(
      'the first try was in vain',
      async () => (await stateOf(house.deps, letter.processId)).seq === 1,
      20_000,
    );
    assert.deepEqual(await timeline(house.deps, letter.processId), ['letterMade', 'notQueued']);
    assert.equal((await listed(letter.letterId)).status, 'produced');
    const { events = [] } = await historyOf(house.client, letter.processId);
    const failed = events?.flatMap(
      ({ activityTaskFailedEventAttributes: it }) => it?.failure?.applicationFailureInfo?.type ?? [],
    );
    assert.deepEqual(failed, ['PrintFolder.unavailable']); // what operators read
    await house.breakPrintFolder(false);
    await passDeadlines(house, letter.processId, 1);
    await stepIs(house, letter.processId, 'queued');
    assert.deepEqual(await files(letter.letterId), [`${letter.letterId}.pdf`]);
    await printerAnswers(house, letter, 'issued');
    assert.equal(await endOf(letter.processId), 'issued');
  });

  it('OA-15 a printer that has not answered for a day is asked about by the operators; its answer closes that', async () => {
    const letter = await aLetter(house.deps);
    const { processId } = letter;
    await stepIs(house, processId, 'queued');
    await passDeadlines(house, processId, 1);
    assert.deepEqual(await itemsOf(processId), [['letterUnanswered', 'open', null]]);
    assert.equal((await stateOf(house.deps, processId)).step, 'queued'); // and is waited for
    await printerAnswers(house, letter, 'issued');
    assert.equal(await endOf(processId), 'issued');
    assert.deepEqual(await itemsOf(processId), [['letterUnanswered', 'done', null]]);
  });

  it('OA-9 one whose password was issued anew is not printed any more: while it waits, and when the printer fails', async () => {
    const waits = await aLetter(house.deps);
    await stepIs(house, waits.processId, 'queued');
    await printerAnswers(house, waits, 'failed');
    await stepIs(house, waits.processId, 'produced');
    await supersede(house.deps, waits);
    assert.equal(await endOf(waits.processId), 'superseded');
    assert.deepEqual(await files(waits.letterId), []);

    const withPrinter = await aLetter(house.deps);
    await stepIs(house, withPrinter.processId, 'queued');
    await supersede(house.deps, withPrinter);
    await printerAnswers(house, withPrinter, 'failed');
    assert.equal(await endOf(withPrinter.processId), 'superseded');
    assert.deepEqual(await itemsOf(withPrinter.processId), []);
    const line = await listed(withPrinter.letterId);
    assert.equal(line.failureReason, 'Its password was revoked before it was printed.');

    const printed = await aLetter(house.deps);
    await stepIs(house, printed.processId, 'queued');
    await supersede(house.deps, printed);
    await printerAnswers(house, printed, 'issued');
    assert.equal(await endOf(printed.processId), 'issued'); // that is what happened
  });

  it('OA-15 put there twice it lies there once; what was answered as issued is never put there again; half a file never lies there', async () => {
    const folder = openPrintFolder(house.printFolderPath);
    const letter = await anUnsentLetter(house.deps);
    const { letterId } = letter;
    const put = (text: string) => folder.put(letterId, Buffer.from(text));
    await Promise.all([put('%PDF-one%%EOF'), put('%PDF-one%%EOF'), put('%PDF-one%%EOF')]);
    await put('%PDF-two%%EOF');
    assert.deepEqual(await files(letterId), [`${letterId}.pdf`]);
    assert.equal(await readFile(join(house.printFolderPath, `${letterId}.pdf`), 'utf8'), '%PDF-one%%EOF');
    assert.deepEqual(
      (await readdir(house.printFolderPath)).filter((name) => name.endsWith('.part')),
      [],
    );

    await writeFile(join(house.printFolderPath, `${letterId}.issued`), '');
    await folder.clear(letterId, 'issued');
    await put('%PDF-one%%EOF');
    assert.deepEqual(await files(letterId), [`${letterId}.issued`]);
    await folder.forget(letterId);
    assert.deepEqual(await files(letterId), []);
  });

  it('OA-15 an answer for what is no letter of ours, or is none at all, is left alone', async () => {
    const foreign = '00000000-0000-4000-8000-000000000000.issued';
    for (const name of ['notes.issued', 'notes.issued.txt', foreign])
      await writeFile(join(house.printFolderPath, name), '');
    const letter = await aLetter(house.deps);
    await stepIs(house, letter.processId, 'queued');
    assert.equal(await printerAnswers(house, letter, 'issued'), 1);
    assert.equal(await endOf(letter.processId), 'issued');
    assert.ok((await readdir(house.printFolderPath)).includes(foreign));
  });

  it('OA-15 an answer to the try before, which nobody cleared any more, is no answer to the next', async () => {
    const letter = await anUnsentLetter(house.deps);
    const { letterId, processId } = letter;
    await writeFile(join(house.printFolderPath, `${letterId}.failed`), '');
    const printFolder = openPrintFolder(house.printFolderPath);
    assert.equal(await takePrintAnswers({ ...house.deps, printFolder }), 0); // the process does not know yet that it is queued
    await deliverNow(house.deps, processId);
    await stepIs(house, processId, 'queued');
    assert.deepEqual(await files(letterId), [`${letterId}.pdf`]);
    await printerAnswers(house, letter, 'issued');
    assert.equal(await endOf(processId), 'issued');
  });
});
