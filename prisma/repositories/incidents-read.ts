/** Incidents as officers and SAS see them: an officer those of their calls and what they were told to do, SAS all that were escalated. */
import {
  incidentCauses,
  incidentFindings,
  incidentStates,
  type IncidentCause,
  type IncidentFinding,
  type IncidentState,
  type IncidentTaskKind,
} from '../../domain/incidents/incident.ts';
import { incidentOutcomes, type IncidentOutcome, type Interview } from '../../domain/incidents/interview.ts';
import { mayDo, mayGive, mayInterview, mayResolve } from '../../domain/incidents/may.ts';
import { may } from '../../domain/people/permissions.ts';
import type { Possible } from '../../domain/possible.ts';
import { z } from 'zod';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Reader } from '../client.ts';
import { typedMobile } from '../mobile-number.ts';
import { customerShort, customerShortSelect, type CustomerShort } from './customer-short.ts';
import { incidentTaskKind } from './incident-tasks.ts';
import { interviewShape } from './incidents.ts';
import { inOrder, instantKey, pageOf, type Page, type PageAsked } from './page.ts';
import { personsById, type PersonShort } from './person-short.ts';
import { customersForSas, customersForSasSql, visibleCustomers, visibleCustomersSql, type Viewer } from './viewer.ts';

export type IncidentTaskShown = {
  kind: IncidentTaskKind;
  assignee: PersonShort | null;
  dueAt: string;
  overdue: boolean;
  doneAt: string | null;
  doneBy: PersonShort | null;
  calledAt: string | null;
  reference: string | null;
  may: { do: Possible; give: Possible };
};
export type IncidentShort = {
  id: string;
  revision: number;
  cause: IncidentCause;
  state: IncidentState;
  createdAt: string;
  closedAt: string | null;
  officer: PersonShort | null;
  /** Whose the call was, or who got the message by mistake; null: nobody's record, or one that does not exist for the viewer. */
  customer: CustomerShort | null;
  mobile: string | null;
  outcomes: IncidentOutcome[];
  finding: IncidentFinding | null;
  /** What comes first: SAS's date, or that of the next task. */
  dueAt: string | null;
  overdue: boolean;
  tasks: IncidentTaskShown[];
};
export type IncidentShown = IncidentShort & {
  /** For who took the call, and SAS. */
  interview: Interview | null;
  /** What was sent by mistake, where an officer said so. */
  messageId: string | null;
  escalatedAt: string | null;
  found: { by: PersonShort; at: string } | null;
  /** For SAS alone. */
  findingNote: string | null;
  /** On whose record the number stands: for SAS, and for who is told to remove it. */
  foundCustomer: CustomerShort | null;
  may: { interview: Possible; resolve: Possible };
};

/** What was escalated, where the caller's record exists for SAS, or there is none. */
const sasSees = (viewer: Viewer): Prisma.Sql =>
  may(viewer.roles, 'incidents.resolve')
    ? Prisma.sql`i.escalated_at IS NOT NULL
        AND NOT EXISTS (SELECT FROM customer c WHERE c.id = i.customer_id AND NOT ${customersForSasSql(viewer)})`
    : Prisma.sql`false`;

/** The calls about what was sent to the wrong customer (EM-32), as far as a team leader may see that customer. */
const leads = (viewer: Viewer): boolean => viewer.roles.includes('teamLeader');

/** The incidents `i` that exist for this viewer; an officer's, as long as they may see the customer that it shows them. */
function visibleIncidentsSql(viewer: Viewer): Prisma.Sql {
  const me = Prisma.sql`${viewer.personId}::uuid`;
  const seesCustomer = (column: Prisma.Sql) =>
    Prisma.sql`EXISTS (SELECT FROM customer c WHERE c.id = ${column} AND ${visibleCustomersSql(viewer)})`;
  const caller = seesCustomer(Prisma.sql`i.customer_id`);
  const officers = Prisma.sql`(i.officer_id = ${me} AND (i.customer_id IS NULL OR ${caller}))
    OR EXISTS (SELECT FROM incident_task t WHERE t.incident_id = i.id AND t.assignee_id = ${me} AND (t.kind = 'report'
      OR t.kind = 'call' AND ${caller} OR t.kind = 'removeNumber' AND ${seesCustomer(Prisma.sql`i.found_customer_id`)}))`;
  return Prisma.sql`(${may(viewer.roles, 'incidents.record') ? officers : Prisma.sql`false`}
    OR ${leads(viewer) ? Prisma.sql`i.cause = 'sentToWrongCustomer' AND ${caller}` : Prisma.sql`false`}
    OR ${sasSees(viewer)})`;
}

const include = {
  customer: { select: customerShortSelect },
  foundCustomer: { select: customerShortSelect },
  tasks: { orderBy: { id: 'asc' } },
} satisfies Prisma.IncidentInclude;
type Row = Prisma.IncidentGetPayload<{ include: typeof include }>;
const words = z.object({
  cause: z.enum(incidentCauses),
  state: z.enum(incidentStates),
  finding: z.enum(incidentFindings).nullable(),
  outcomes: z.array(z.enum(incidentOutcomes)),
});

type People = Awaited<ReturnType<typeof personsById>>;
const peopleOf = (reader: Reader, rows: Row[]): Promise<People> =>
  personsById(
    reader,
    rows.flatMap(({ officerId, foundById, tasks }) => [
      officerId,
      foundById,
      ...tasks.flatMap(({ assigneeId, doneById }) => [assigneeId, doneById]),
    ]),
  );

type Seen = { viewer: Viewer; visible: ReadonlySet<string>; forSas: ReadonlySet<string>; people: People; now: Date };

/** Which of the customers exist for the viewer, as an officer and as SAS. Two statements. */
async function seenBy(reader: Reader, viewer: Viewer, rows: Row[], now: Date): Promise<Seen> {
  const ids = rows
    .flatMap(({ customerId, foundCustomerId }) => [customerId, foundCustomerId])
    .filter((id) => id !== null);
  const among = async (where: Prisma.CustomerWhereInput) =>
    new Set(
      (await reader.customer.findMany({ where: { AND: [{ id: { in: ids } }, where] }, select: { id: true } })).map(
        ({ id }) => id,
      ),
    );
  return {
    viewer,
    visible: await among(visibleCustomers(viewer)),
    forSas: await among(customersForSas(viewer)),
    people: await peopleOf(reader, rows),
    now,
  };
}

function short(row: Row, { viewer, visible, forSas, people, now }: Seen): IncidentShort {
  const sas = may(viewer.roles, 'incidents.resolve');
  const tasks = row.tasks.map((task): IncidentTaskShown => {
    const kind = incidentTaskKind.parse(task.kind);
    const doneAt = task.doneAt?.toISOString() ?? null;
    const known = { kind, assigneeId: task.assigneeId, doneAt };
    // who knows the other customer tells something of them
    const isTheirs = kind !== 'removeNumber' || sas || task.assigneeId === viewer.personId;
    return {
      kind,
      assignee: isTheirs ? people.find(task.assigneeId) : null,
      dueAt: task.dueAt.toISOString(),
      overdue: doneAt === null && task.dueAt <= now,
      doneAt,
      doneBy: isTheirs ? people.find(task.doneById) : null,
      calledAt: task.calledAt?.toISOString() ?? null,
      reference: task.reference,
      may: { do: mayDo(known, viewer.personId), give: mayGive(known, viewer.roles) },
    };
  });
  const left = tasks.filter(({ doneAt }) => doneAt === null).map(({ dueAt }) => dueAt);
  const { state, ...rest } = words.parse(row);
  const dueAt = state === 'withSas' ? (row.dueAt?.toISOString() ?? null) : (left.toSorted()[0] ?? null);
  // whose call it was is nobody else's business but SAS's, and of who calls them or sees to it that somebody does
  const knows =
    row.officerId === viewer.personId ||
    (rest.cause === 'sentToWrongCustomer' && leads(viewer)) ||
    tasks.some(({ kind, may }) => kind === 'call' && may.do.possible);
  const shown =
    row.customerId !== null && ((knows && visible.has(row.customerId)) || (sas && forSas.has(row.customerId)));
  return {
    id: row.id,
    revision: row.revision,
    state,
    ...rest,
    createdAt: row.createdAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    officer: people.find(row.officerId),
    customer: shown && row.customer ? customerShort(row.customer) : null,
    mobile: row.mobile ?? typedMobile(interviewShape.parse(row.interview).mobile),
    dueAt,
    overdue: dueAt !== null && Date.parse(dueAt) <= now.getTime(),
    tasks,
  };
}

/** Does it exist for this viewer? One statement. */
export async function incidentExists(reader: Reader, viewer: Viewer, id: string): Promise<boolean> {
  const [found] = await reader.$queryRaw<{ id: string }[]>`
    SELECT i.id FROM incident i WHERE i.id = ${id}::uuid AND ${visibleIncidentsSql(viewer)}`;
  return found !== undefined;
}

/** Null: there is none, or none that exists for the viewer. */
export async function readIncident(
  reader: Reader,
  viewer: Viewer,
  id: string,
  now: Date,
): Promise<IncidentShown | null> {
  if (!(await incidentExists(reader, viewer, id))) return null;
  const row = await reader.incident.findUniqueOrThrow({ where: { id }, include });
  const seen = await seenBy(reader, viewer, [row], now);
  const incident = short(row, seen);
  const sas = may(viewer.roles, 'incidents.resolve');
  const mine = row.officerId === viewer.personId;
  const removes = row.tasks.some(({ kind, assigneeId }) => kind === 'removeNumber' && assigneeId === viewer.personId);
  const { foundCustomer } = row;
  const foundShown =
    foundCustomer && ((removes && seen.visible.has(foundCustomer.id)) || (sas && seen.forSas.has(foundCustomer.id)));
  return {
    ...incident,
    interview: mine || sas ? interviewShape.parse(row.interview) : null,
    messageId: row.cause === 'sentToWrongCustomer' && incident.customer ? row.messageId : null,
    escalatedAt: row.escalatedAt?.toISOString() ?? null,
    found: row.foundById && row.foundAt ? { by: seen.people.get(row.foundById), at: row.foundAt.toISOString() } : null,
    findingNote: sas && row.finding !== null ? row.findingNote : null,
    foundCustomer: foundShown ? customerShort(foundCustomer) : null,
    may: {
      interview: mayInterview({ state: incident.state, mine }),
      resolve: mayResolve({ state: incident.state, sas }),
    },
  };
}

export const incidentSorts = ['dueAt', 'createdAt'] as const;
export type IncidentSort = (typeof incidentSorts)[number];
export type IncidentFilter = { state?: IncidentState | 'open' | undefined; cause?: IncidentCause | undefined };
const openStates: readonly IncidentState[] = ['draft', 'withSas', 'toDo'];

/** `dueAt`: the soonest first, then what waits for nobody's date; overdue ones are the soonest. */
export async function listIncidents(
  reader: Reader,
  viewer: Viewer,
  { state, cause, sort }: IncidentFilter & { sort: IncidentSort },
  now: Date,
  page: PageAsked,
): Promise<Page<IncidentShort>> {
  const states = state === 'open' ? openStates : state ? [state] : incidentStates;
  const due = Prisma.sql`CASE i.state WHEN 'withSas' THEN i.due_at
    WHEN 'toDo' THEN (SELECT min(t.due_at) FROM incident_task t WHERE t.incident_id = i.id AND t.done_at IS NULL) END`;
  const keys: Record<IncidentSort, Prisma.Sql> = {
    dueAt: Prisma.sql`coalesce(nullif(${instantKey(due)}, ''), '9' || ${instantKey(Prisma.sql`i.created_at`)})`,
    createdAt: instantKey(Prisma.sql`i.created_at`),
  };
  const list = Prisma.sql`SELECT i.id, ${keys[sort]} AS key FROM incident i
    WHERE i.state = ANY (${[...states]}) AND ${cause ? Prisma.sql`i.cause = ${cause}` : Prisma.sql`true`} AND ${visibleIncidentsSql(viewer)}`;
  const found = await pageOf(reader, list, page);
  const rows = await reader.incident.findMany({ where: { id: { in: found.rows } }, include });
  const seen = await seenBy(reader, viewer, rows, now);
  return { ...found, rows: inOrder(found.rows, rows).map((row) => short(row, seen)) };
}

/** What of incidents waits for this person, or for SAS: for the counts in the header. */
export async function countIncidentWork(
  reader: Reader,
  viewer: Viewer,
  now: Date,
): Promise<{ open: number; overdue: number }> {
  const [counted] = await reader.$queryRaw<{ open: number; overdue: number }[]>`
    SELECT count(*)::int AS open, (count(*) FILTER (WHERE due_at <= ${now}))::int AS overdue FROM (
      SELECT t.due_at FROM incident_task t JOIN incident i ON i.id = t.incident_id
      WHERE t.assignee_id = ${viewer.personId}::uuid AND t.done_at IS NULL AND ${visibleIncidentsSql(viewer)}
      UNION ALL SELECT i.due_at FROM incident i
      WHERE i.state = 'withSas' AND ${sasSees(viewer)}) AS waiting`;
  return counted ?? { open: 0, overdue: 0 };
}
