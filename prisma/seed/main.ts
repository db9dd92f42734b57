/** The demonstration data: `node prisma/seed/main.ts`, as the application's role (DATABASE_URL), into a database without people. */
import { addDays } from '../../domain/time/local-date.ts';
import { localNow } from '../../domain/time/zone.ts';
import { connect, type Database, type Tx } from '../client.ts';
import { systemClock } from '../clock.ts';
import { calendarOf, readSettings } from '../repositories/settings.ts';
import { withAddress } from './addresses.ts';
import { seedCentrelinkMessages } from './centrelink-messages.ts';
import { recordRows } from './contacts.ts';
import { seedCalls } from './calls.ts';
import { seedCorrespondence } from './correspondence.ts';
import { customerRows } from './customers.ts';
import { seedId } from './deterministic.ts';
import { seedFdv } from './fdv.ts';
import { seedIncidents } from './incidents.ts';
import { listRows } from './lists.ts';
import { seedMessages } from './messages.ts';
import { officeHours } from './office-hours.ts';
import { seedOnlineAccounts } from './online-accounts.ts';
import { people } from './people.ts';
import { seedPersonalisedServices } from './personalised-services.ts';
import { teams } from './teams.ts';

export class NotEmpty extends Error {}

/** Staff, teams and leave only. Leave counts from `now`, by default the system clock's. Throws `NotEmpty` where there are people. */
export async function seedPeople(db: Database, now: Date = systemClock.now()): Promise<void> {
  await inOneTransaction(db, (tx) => insertPeople(tx, now));
}

/**
 * Everything, or nothing: staff, customers, cases, Personalised Services and messages with processes under way. All dates count from `now`.
 * Returns how much of each there is. Throws `NotEmpty` where there are people. The ids of processes are always the same, so that
 * two databases seeded for one Temporal namespace need a `salt` each.
 */
export async function seed(db: Database, now: Date, { salt = '' } = {}): Promise<Record<string, number>> {
  return inOneTransaction(db, async (tx) => {
    await insertPeople(tx, now);
    const settings = await readSettings(tx);
    const rows = customerRows(localNow(settings.agencyTimeZone, now).date);
    await tx.listEntry.createMany({ data: listRows() });
    await tx.customer.createMany({ data: rows.customers.map(withAddress) });
    await tx.phone.createMany({ data: rows.phones });
    await tx.childSupportCase.createMany({ data: rows.cases });
    await tx.caseProcess.createMany({ data: rows.caseProcesses });
    const records = recordRows(rows, officeHours(await calendarOf(tx, 'NSW'), now), now);
    await tx.contact.createMany({ data: records.contacts });
    await tx.notepad.createMany({ data: records.notepads });
    await tx.complaint.createMany({ data: records.complaints });
    await seedPersonalisedServices(tx, settings, now, salt);
    await seedMessages(tx, rows, settings, now, salt);
    await seedCentrelinkMessages(tx, rows, settings, now, salt);
    await seedCalls(tx, settings, now);
    await seedFdv(tx, rows, settings, now, salt);
    await seedCorrespondence(tx, rows, now, salt);
    await seedOnlineAccounts(tx, rows, now, salt);
    await seedIncidents(tx, now);
    return {
      people: people.length,
      customers: rows.customers.length,
      cases: rows.cases.length,
      'open assignments': await tx.assignment.count({ where: { closedAt: null } }),
      'plans submitted': await tx.planSubmission.count(),
      'referrals for transfer out': await tx.transferReferral.count(),
      'message templates': await tx.messageTemplate.count(),
      'list entries': await tx.listEntry.count(),
      messages: await tx.message.count(),
      'emails and letters': await tx.correspondence.count(),
      'online accounts': await tx.onlineAccount.count(),
      incidents: await tx.incident.count(),
      'processes under way': await tx.process.count({ where: { outcome: null } }),
    };
  });
}

/** One at a time; a statement takes milliseconds, all of them together more than a command may. */
const inOneTransaction = <R>(db: Database, work: (tx: Tx) => Promise<R>): Promise<R> =>
  db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(7240002)`;
      await tx.$executeRaw`SET LOCAL idle_in_transaction_session_timeout = '30s'`; // histories are computed between its statements
      if ((await tx.person.count()) > 0)
        throw new NotEmpty('There are people in this database already: nothing was added.');
      return work(tx);
    },
    { timeout: 30_000 },
  );

async function insertPeople(tx: Tx, now: Date): Promise<void> {
  await tx.team.createMany({ data: [...teams] });
  const idOf = new Map<string, string>([
    ...people.map(({ userId, id }) => [userId, id] as const),
    ...teams.map(({ name, id }) => [name, id] as const),
  ]);
  const id = (name: string | null) => (name === null ? null : (idOf.get(name) ?? null));
  await tx.person.createMany({
    data: people.map(({ leave: _leave, team, manager, ...person }) => ({
      ...person,
      teamId: id(team),
      managerId: id(manager),
    })),
  });
  const { agencyTimeZone } = await readSettings(tx);
  const today = localNow(agencyTimeZone, now).date;
  await tx.leave.createMany({
    data: people.flatMap((person) =>
      person.leave.map(({ fromDay, toDay, delegate }, i) => ({
        id: seedId('leave', person.userId, i),
        personId: person.id,
        delegateId: id(delegate),
        firstDay: new Date(addDays(today, fromDay)),
        lastDay: new Date(addDays(today, toDay)),
      })),
    ),
  });
}

if (import.meta.main) {
  const url = process.env['DATABASE_URL'] ?? process.env['DATABASE_OWNER_URL'];
  if (!url) throw new Error('DATABASE_URL is not set: the application’s role fills in the demonstration data');
  const db = connect(url, { name: 'casewright-seed', max: 2 });
  try {
    const counts = await seed(db, systemClock.now());
    console.log(
      Object.entries(counts)
        .map(([what, n]) => `${n} ${what}`)
        .join(', '),
    );
  } catch (e) {
    // never the error itself: drivers quote values
    console.error(
      e instanceof NotEmpty
        ? e.message
        : `The demonstration data was not filled in (${e instanceof Error ? e.name : 'unknown'}).`,
    );
    process.exitCode = 1;
  } finally {
    await db.$disconnect();
  }
}
