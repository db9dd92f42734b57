/** What the rules leave open becomes an instant or a person's id, once, under the locks of the recording transaction. */
import type { Draft, Due, Instant, State } from '../domain/process.ts';
import { datesFrom } from '../domain/time/deadlines.ts';
import type { LocalDate } from '../domain/time/local-date.ts';
import { startOfNextLocalDay } from '../domain/time/send-window.ts';
import { localNow, type AustralianState, isAustralianState } from '../domain/time/zone.ts';
import type { Tx } from '../prisma/client.ts';
import { nextConsultant, nextTeamLeader, teamLeaderStill } from '../prisma/repositories/consultants.ts';
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
  const due = await fromNow(tx, row, at, draft.due);
  if (due.every((each) => 'at' in each)) return { ...draft, manager, due: due.toSorted(nearestFirst) };
  const officer = await officerOf(tx, row);
  const calendar = await calendarOf(tx, australianState(officer.state));
  // Days count from the deadline that passed, not from the moment somebody noticed; after a long outage from now, lest all come at once.
  const passed = event.kind === 'deadline' ? row.state.due.find(({ name }) => name === event.name)?.at : undefined;
  const dates = (from: Instant) => datesFrom(calendar, agencyTimeZone, from, due);
  const counted = dates(passed ?? at);
  return { ...draft, manager, due: counted.some((d) => d.at <= at) ? dates(at) : counted };
}

const nearestFirst = (a: Due, b: Due) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0);

/** What counts in seconds, to the recipient's next day, or as a message states, becomes an instant; the rest stays. */
async function fromNow(tx: Tx, row: LockedProcess, at: Instant, due: Draft<State>['due']) {
  const now = new Date(at);
  const later = (ms: number): Instant => new Date(now.getTime() + ms).toISOString();
  return Promise.all(
    due.map(async (each) => {
      if ('seconds' in each) {
        const spread = each.spread ? 1 + Math.random() / 5 : 1; // what failed together does not come again together
        return { name: each.name, at: later(each.seconds * spread * 1000) };
      }
      if ('callBy' in each) {
        const by = await subjects[row.kind].callBy?.(tx, row.subjectId);
        if (!by) throw new Error(`a ${row.kind} states no time`);
        return { name: each.name, at: by };
      }
      if (!('nextLocalDay' in each)) return each;
      const zones = await subjects[row.kind].zones?.(tx, row.subjectId);
      if (!zones) throw new Error(`a ${row.kind} has no recipient`);
      return { name: each.name, at: startOfNextLocalDay(zones, now) };
    }),
  );
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
  if ('consultantBut' in manager) {
    const { id } = await officerOf(tx, row);
    const asked = { officerId: id, customerId: row.customerId, except: manager.consultantBut, today };
    return (await nextConsultant(tx, asked)) ?? undefined;
  }
  if ('teamLeaderBut' in manager) {
    const { id } = await officerOf(tx, row);
    const asked = { officerId: id, customerId: row.customerId, today };
    return (await nextTeamLeader(tx, { ...asked, except: manager.teamLeaderBut })) ?? undefined;
  }
  if ('teamLeaderStill' in manager) {
    const { id } = await officerOf(tx, row);
    return (
      (await teamLeaderStill(tx, { officerId: id, customerId: row.customerId, today }, manager.teamLeaderStill)) ??
      undefined
    );
  }
  if ('stillOrAbove' in manager) return (await firstWhoMayDecide(tx, manager.stillOrAbove, question)) ?? undefined;
  if ('above' in manager) return (await firstAbove(tx, manager.above, question)) ?? undefined;
  const officer = await officerOf(tx, row);
  return (await firstWhoMayDecide(tx, officer.managerId, question)) ?? undefined;
}

async function officerOf(tx: Tx, { kind, subjectId }: LockedProcess) {
  const officer = await subjects[kind].officer(tx, subjectId);
  if (!officer) throw new Error(`a ${kind} without an officer counts no working days`);
  return officer;
}

/** Who may not decide, where the process has authors (PS-12). */
const authorsOf = (state: Draft<State>): string[] =>
  'authors' in state && Array.isArray(state.authors) ? state.authors.filter((a) => typeof a === 'string') : [];

function australianState(word: string): AustralianState {
  if (!isAustralianState(word)) throw new Error('an officer without an Australian state');
  return word;
}
