/**
 * Cases already under way come in from their rows (docs/import.md): checked all, then written customer by customer, each in one
 * transaction, with the timeline that the rules give them until now. What is open is started by the API's sweeper.
 */
import { localNow } from '../../domain/time/zone.ts';
import type { Database, Tx } from '../client.ts';
import { namedId } from '../named-id.ts';
import { writeAuditEntry } from '../repositories/audit.ts';
import { lockCustomer } from '../repositories/recipient.ts';
import { readSettings } from '../repositories/settings.ts';
import { databaseProblem } from '../database-problem.ts';
import { importAssignment } from './import-assignment.ts';
import { importPlan } from './import-plan.ts';
import { importReferral } from './import-referral.ts';
import type { Numbered } from './read-file.ts';

/** `in order`: it could be imported, had no other line been refused. `refused`: why; nothing of this customer was written then. */
export type LineResult = { number: number; reference: string } & (
  { result: 'imported' | 'in order' | 'there already' } | { result: 'refused'; why: string }
);

/** Why a line can't be imported, in one plain sentence without anything personal. */
export class LineRefused extends Error {
  readonly number: number;
  constructor(number: number, why: string) {
    super(why);
    this.number = number;
  }
}

/** Thrown at the end of a rehearsal, so that nothing of it stays. */
class Rehearsed extends Error {
  readonly results: LineResult[];
  constructor(results: LineResult[]) {
    super('rehearsed');
    this.results = results;
  }
}

/**
 * Every customer is rehearsed first, in a transaction that is taken back; only where no line is refused is anything written. The same
 * file again changes nothing. Results are in the order of the file.
 */
export async function importCases(
  db: Database,
  lines: readonly Numbered[],
  now: Date,
): Promise<{ results: LineResult[]; written: boolean }> {
  const customers = Map.groupBy(lines, ({ line }) => line.csid);
  const rehearsal: LineResult[] = [];
  const assigned = new Set(lines.flatMap(({ line }) => (line.record === 'assignment' ? [line.csid] : [])));
  const customer = (tx: Tx, ofCustomer: readonly Numbered[]) => importCustomer(tx, ofCustomer, assigned, now);
  for (const ofCustomer of customers.values())
    rehearsal.push(...(await settle(ofCustomer, () => rehearse(db, (tx) => customer(tx, ofCustomer)))));
  const byNumber = (results: LineResult[]) => results.toSorted((a, b) => a.number - b.number);
  if (rehearsal.some(({ result }) => result === 'refused'))
    return {
      results: byNumber(rehearsal.map((line) => (line.result === 'imported' ? { ...line, result: 'in order' } : line))),
      written: false,
    };
  const results: LineResult[] = [];
  for (const ofCustomer of customers.values())
    results.push(...(await settle(ofCustomer, () => db.$transaction((tx) => customer(tx, ofCustomer)))));
  return { results: byNumber(results), written: true };
}

const rehearse = (db: Database, work: (tx: Tx) => Promise<LineResult[]>): Promise<LineResult[]> =>
  db.$transaction(async (tx) => {
    throw new Rehearsed(await work(tx));
  });

/** A refusal is its line's; the customer's others are refused with it. */
async function settle(ofCustomer: readonly Numbered[], work: () => Promise<LineResult[]>): Promise<LineResult[]> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Rehearsed) return error.results;
    const problem = databaseProblem(error);
    if (problem?.what === 'rule')
      return ofCustomer.map(({ number, line: { reference } }) => ({
        number,
        reference,
        result: 'refused',
        why: `The database holds a rule that this customer’s lines break: ${problem.name}.`,
      }));
    if (!(error instanceof LineRefused)) throw error;
    return ofCustomer.map(({ number, line: { reference } }) => ({
      number,
      reference,
      result: 'refused',
      why: number === error.number ? error.message : `Line ${error.number} of the same customer is refused.`,
    }));
  }
}

/** The assignment first, then plans, then referrals, each in the order of their time. */
const order = ['assignment', 'plan', 'referral'];

async function importCustomer(
  tx: Tx,
  ofCustomer: readonly Numbered[],
  assigned: ReadonlySet<string>,
  now: Date,
): Promise<LineResult[]> {
  const [first] = ofCustomer;
  if (!first) return [];
  const customer = await tx.customer.findUnique({ where: { csid: first.line.csid } });
  if (!customer) throw new LineRefused(first.number, 'There is no customer with this CSID.');
  await lockCustomer(tx, customer.id);
  const settings = await readSettings(tx);
  const scene = { tx, customer, settings, now, assigned, today: localNow(settings.agencyTimeZone, now).date };
  const results: LineResult[] = [];
  const inOrder = ofCustomer.toSorted(
    (a, b) => order.indexOf(a.line.record) - order.indexOf(b.line.record) || (a.line.at < b.line.at ? -1 : 1),
  );
  for (const { number, line } of inOrder) {
    const refuse = (why: string): never => {
      throw new LineRefused(number, why);
    };
    const { reference } = line;
    const id = namedId('import', line.record, reference);
    if (line.at > now.toISOString()) refuse('This lies in the future.');
    const imported =
      line.record === 'assignment'
        ? await importAssignment(scene, line, refuse)
        : line.record === 'plan'
          ? await importPlan(scene, id, line, refuse)
          : await importReferral(scene, id, line, refuse);
    results.push({ number, reference, result: imported ? 'imported' : 'there already' });
    if (imported)
      await writeAuditEntry(tx, {
        personId: null,
        action: `import.${line.record}`,
        result: 'done',
        customerId: customer.id,
        subjectId: id,
      });
  }
  return results;
}
