/** What the rules leave open becomes an instant or a person's id, once, under the locks of the recording transaction. */
import type { Draft, Instant, State } from '../domain/process.ts';
import { datesFrom } from '../domain/time/deadlines.ts';
import type { LocalDate } from '../domain/time/local-date.ts';
import { localNow, type AustralianState, isAustralianState } from '../domain/time/zone.ts';
import type { Tx } from '../prisma/client.ts';
import { firstAbove, firstWhoMayDecide } from '../prisma/repositories/manager-line.ts';
import type { LockedProcess } from '../prisma/repositories/processes.ts';
import { calendarOf, readSettings } from '../prisma/repositories/settings.ts';
import type { Recording } from '../workflows/contracts/process.ts';
import { subjects } from './subjects.ts';

/** Null: nobody in line may decide. */
export async function fillIn(
  tx: Tx,
  { event, at }: Recording,
  row: LockedProcess,
  draft: Draft<State>,
): Promise<State | null> {
  const { agencyTimeZone } = await readSettings(tx);
  const today = localNow(agencyTimeZone, new Date(at)).date;
  const manager = await managerOf(tx, row, draft, today);
  if (manager === undefined) return null;
  if (draft.due.every((due) => 'at' in due)) return { ...draft, manager, due: draft.due };
  const officer = await subjects[row.kind].officer(tx, row.subjectId);
  const calendar = await calendarOf(tx, australianState(officer.state));
  // Days count from the deadline that passed, not from the moment somebody noticed; after a long outage from now, lest all come at once.
  const passed = event.kind === 'deadline' ? row.state.due.find((due) => due.name === event.name)?.at : undefined;
  const dates = (from: Instant) => datesFrom(calendar, agencyTimeZone, from, draft.due);
  const counted = dates(passed ?? at);
  return { ...draft, manager, due: counted.some((d) => d.at <= at) ? dates(at) : counted };
}

/** Undefined: nobody in line may decide. */
async function managerOf(
  tx: Tx,
  row: LockedProcess,
  draft: Draft<State>,
  today: LocalDate,
): Promise<string | null | undefined> {
  const { manager } = draft;
  if (manager === null || typeof manager === 'string') return manager;
  const question = { customerId: row.customerId, authors: authorsOf(draft), today };
  if ('above' in manager) return (await firstAbove(tx, manager.above, question)) ?? undefined;
  const officer = await subjects[row.kind].officer(tx, row.subjectId);
  return (await firstWhoMayDecide(tx, officer.managerId, question)) ?? undefined;
}

/** Who may not decide, where the process has authors (PS-12). */
const authorsOf = (state: Draft<State>): string[] =>
  'authors' in state && Array.isArray(state.authors) ? state.authors.filter((a) => typeof a === 'string') : [];

function australianState(word: string): AustralianState {
  if (!isAustralianState(word)) throw new Error('an officer without an Australian state');
  return word;
}
