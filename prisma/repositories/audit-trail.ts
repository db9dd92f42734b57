/** The audit trail as auditors read it (RS-2): ids and words only, newest first. */
import { Prisma } from '../../generated/prisma/client.ts';
import type { Reader } from '../client.ts';
import { personsById, type PersonShort } from './person-short.ts';
import { visibleEntriesSql, type Viewer } from './viewer.ts';

/** What somebody was shown; what was changed, or begun to be; what was refused. */
export const entryKinds = ['views', 'changes', 'refusals'] as const;
export type EntryKind = (typeof entryKinds)[number];

export type Sought = {
  personId?: string | undefined;
  customerId?: string | undefined;
  action?: string | undefined;
  what?: EntryKind | undefined;
  from?: Date | undefined;
  until?: Date | undefined;
  /** Only what is older than this entry: that of the reading itself. */
  before: bigint;
};
export type TrailEntry = {
  id: string;
  at: string;
  person: PersonShort | null;
  action: string;
  result: string;
  customerId: string | null;
  subjectId: string | null;
  processId: string | null;
  why: string | null;
  detail: Record<string, unknown> | null;
  requestId: string | null;
  address: string | null;
  client: string | null;
  sealed: boolean;
};

const results: Record<EntryKind, Prisma.Sql> = {
  views: Prisma.sql`e.result = 'viewed'`,
  changes: Prisma.sql`e.result IN ('done', 'begun')`,
  refusals: Prisma.sql`e.result NOT IN ('viewed', 'done', 'begun')`,
};

/** FROM and WHERE of what is sought, with `audit_entry` as `e`. */
function trail(viewer: Viewer, { personId, customerId, action, what, from, until, before }: Sought): Prisma.Sql {
  const and = [
    visibleEntriesSql(viewer),
    Prisma.sql`e.id < ${before}`,
    ...(personId === undefined ? [] : [Prisma.sql`e.person_id = ${personId}::uuid`]),
    ...(customerId === undefined ? [] : [ofCustomer(customerId)]),
    ...(action === undefined ? [] : [Prisma.sql`e.action = ${action}`]),
    ...(what === undefined ? [] : [results[what]]),
    ...(from === undefined ? [] : [Prisma.sql`e.at >= ${from}`]),
    ...(until === undefined ? [] : [Prisma.sql`e.at < ${until}`]),
  ];
  return Prisma.sql`FROM audit_entry e LEFT JOIN customer c ON c.id = e.customer_id WHERE ${Prisma.join(and, ' AND ')}`;
}

/** Also what was asked for by the customer's id and not shown: as it would be with an id that nobody has. */
const ofCustomer = (id: string) =>
  Prisma.sql`(e.customer_id = ${id}::uuid OR (e.customer_id IS NULL AND e.subject_id = ${id}))`;

const countedUpTo = 10_000;

/** How many there are, as far as they are counted. */
export async function countEntries(
  reader: Reader,
  viewer: Viewer,
  sought: Sought,
): Promise<{ total: number; more: boolean }> {
  const [counted] = await reader.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM (SELECT 1 ${trail(viewer, sought)} LIMIT ${countedUpTo + 1}) AS found`;
  const n = counted?.n ?? 0;
  return { total: Math.min(n, countedUpTo), more: n > countedUpTo };
}

/** At most `limit` entries, newest first, older than the entry `before`. */
export async function readEntries(
  reader: Reader,
  viewer: Viewer,
  sought: Sought,
  { limit, before }: { limit: number; before: bigint | null },
): Promise<TrailEntry[]> {
  const older = before === null ? Prisma.empty : Prisma.sql`AND e.id < ${before}`;
  const ids = await reader.$queryRaw<{ id: bigint }[]>`
    SELECT e.id ${trail(viewer, sought)} ${older} ORDER BY e.id DESC LIMIT ${limit}`;
  const rows = await reader.auditEntry.findMany({
    where: { id: { in: ids.map(({ id }) => id) } },
    include: { seal: { select: { place: true } } },
    orderBy: { id: 'desc' },
  });
  const people = await personsById(
    reader,
    rows.map(({ personId }) => personId),
  );
  return rows.map((row) => ({
    id: String(row.id),
    at: row.at.toISOString(),
    person: people.find(row.personId),
    action: row.action,
    result: row.result,
    customerId: row.customerId,
    subjectId: row.subjectId,
    processId: row.processId,
    why: row.why,
    detail: isObject(row.detail) ? row.detail : null,
    requestId: row.requestId,
    address: row.address,
    client: row.client,
    sealed: typeof row.seal?.place === 'bigint',
  }));
}

const isObject = (json: Prisma.JsonValue): json is Prisma.JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

/** Everything that is sought, page by page: however much it is, one page is in memory. */
export async function* allEntries(reader: Reader, viewer: Viewer, sought: Sought): AsyncGenerator<TrailEntry[]> {
  for (let before: bigint | null = null; ;) {
    const page: TrailEntry[] = await readEntries(reader, viewer, sought, { limit: 500, before });
    if (page.length) yield page;
    const last = page.at(-1);
    if (!last || page.length < 500) return;
    before = BigInt(last.id);
  }
}

/** Every action in the viewer's part of the trail, by name. Goes along the index, one step for each action. */
export async function actionsInTrail(reader: Reader, viewer: Viewer): Promise<string[]> {
  const entries = Prisma.sql`audit_entry e LEFT JOIN customer c ON c.id = e.customer_id WHERE ${visibleEntriesSql(viewer)}`;
  const rows = await reader.$queryRaw<{ action: string }[]>`
    WITH RECURSIVE found AS (
      (SELECT e.action FROM ${entries} ORDER BY e.action LIMIT 1)
      UNION ALL
      SELECT (SELECT e.action FROM ${entries} AND e.action > found.action ORDER BY e.action LIMIT 1) FROM found WHERE found.action IS NOT NULL)
    SELECT action FROM found WHERE action IS NOT NULL`;
  return rows.map(({ action }) => action);
}
