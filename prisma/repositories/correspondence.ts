/** EM-30: the messages of a customer in two lists, each in its own words. What time alone tells is asked of the database as the rules tell it. */
import {
  channels,
  cubaStatus,
  plutoStatus,
  sources,
  type Channel,
  type CubaStatus,
  type PlutoStatus,
} from '../../domain/electronic-messaging/correspondence.ts';
import { nationalForm } from '../../domain/customers/phone.ts';
import { addDays, type LocalDate } from '../../domain/time/local-date.ts';
import { localInstant } from '../../domain/time/send-window.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Reader } from '../client.ts';
import { customersById } from './customer-short.ts';
import { messageFacts } from './message-facts.ts';
import { inOrder, instantKey, pageOf, type Page, type PageAsked } from './page.ts';
import { personShort, personShortSelect, type PersonShort } from './person-short.ts';
import { readSettings } from './settings.ts';
import { visibleCustomersSql, type Viewer } from './viewer.ts';

type Dates = { from?: LocalDate | undefined; to?: LocalDate | undefined };
export type CorrespondenceAsked = Dates &
  ({ view: 'outbound'; status?: PlutoStatus | undefined } | { view: 'letters'; status?: CubaStatus | undefined });

export type CorrespondenceLine = {
  messageId: string;
  channel: Channel;
  source: (typeof sources)[number];
  type: string;
  group: string;
  /** Who wrote it. */
  sender: PersonShort;
  status: PlutoStatus | CubaStatus;
  pressedAt: string;
  sentAt: string | null;
  heldUntil: string | null;
  to: string;
};

/** The newest first. Null: no such customer, or none that exists for the viewer. As many statements for many rows as for few. */
export async function correspondenceOf(
  reader: Reader,
  viewer: Viewer,
  customerId: string,
  asked: CorrespondenceAsked,
  page: Omit<PageAsked, 'descending'>,
  now: Date,
): Promise<Page<CorrespondenceLine> | null> {
  if (!(await customersById(reader, viewer, [customerId])).has(customerId)) return null;
  const { messaging, agencyTimeZone } = await readSettings(reader);
  const minutes = messaging.listedAfterMinutes;
  const list = Prisma.sql`
    SELECT m.id, ${instantKey(Prisma.sql`m.pressed_at`)} AS key FROM message m JOIN customer c ON c.id = m.customer_id
    WHERE m.customer_id = ${customerId}::uuid AND ${visibleCustomersSql(viewer)}
      AND ${withStatus(asked, now, minutes)} AND ${between(asked, agencyTimeZone)}`;
  const found = await pageOf(reader, list, { ...page, descending: true });
  const rows = await reader.message.findMany({
    where: { id: { in: found.rows } },
    include: {
      author: { select: personShortSelect },
      templateVersion: { select: { template: { select: { type: true, group: true } } } },
    },
  });
  const lines = inOrder(found.rows, rows).flatMap((row): CorrespondenceLine[] => {
    const facts = messageFacts(row);
    const status = asked.view === 'outbound' ? plutoStatus(facts, now, minutes) : cubaStatus(facts, now, minutes);
    if (status === null) return []; // it has left the list since the page was counted
    const { type, group } = row.templateVersion.template;
    return [
      {
        messageId: row.id,
        channel: channels[0],
        source: sources[0],
        type,
        group,
        sender: personShort(row.author),
        status,
        pressedAt: row.pressedAt.toISOString(),
        sentAt: row.handedOverAt?.toISOString() ?? null,
        heldUntil: row.heldUntil?.toISOString() ?? null,
        to: nationalForm(row.to),
      },
    ];
  });
  return { ...found, rows: lines };
}

const gatewayHasIt = Prisma.sql`m.state IN ('handedOver', 'deemedSent', 'bouncing', 'delivered', 'noReceipt')`;

/** The same as `plutoStatus` and `cubaStatus`, turned round. */
function withStatus(asked: CorrespondenceAsked, now: Date, minutes: number): Prisma.Sql {
  const listedBy = (at: Prisma.Sql) =>
    Prisma.sql`coalesce(m.handed_over_at + make_interval(mins => ${minutes}) <= ${at}, false)`;
  const listed = listedBy(Prisma.sql`${now}::timestamptz`);
  const failed = Prisma.sql`(m.state = 'bouncedBack' OR m.state = 'notSent'
    AND ${listedBy(Prisma.sql`coalesce(m.ended_at, ${now}::timestamptz)`)})`;
  const sent = Prisma.sql`(${gatewayHasIt} AND ${listed})`;
  if (asked.view === 'letters') {
    if (asked.status === 'Sent') return sent;
    return asked.status === 'Error' ? failed : Prisma.sql`(${sent} OR ${failed})`;
  }
  switch (asked.status) {
    case undefined:
      return Prisma.sql`true`;
    case 'Held':
      return Prisma.sql`m.state = 'held'`;
    case 'Sending':
      return Prisma.sql`m.state = 'sending'`;
    case 'Sent to open text':
      return Prisma.sql`(${gatewayHasIt} AND NOT ${listed})`;
    case 'Communication sent':
      return sent;
    case 'Bounce Back (BB)':
      return Prisma.sql`m.state = 'bouncedBack'`;
    case 'Outcome not known':
      return Prisma.sql`m.state IN ('outcomeUnknown', 'undetermined')`;
    case 'Not sent':
      return Prisma.sql`m.state = 'notSent'`;
    case 'Cancelled':
      return Prisma.sql`m.state = 'cancelled'`;
  }
}

/** By the day on which Send was pressed, both included. */
function between({ from, to }: Dates, zone: string): Prisma.Sql {
  const first =
    from === undefined ? Prisma.sql`true` : Prisma.sql`m.pressed_at >= ${new Date(localInstant(zone, from, 0))}`;
  const last =
    to === undefined ? Prisma.sql`true` : Prisma.sql`m.pressed_at < ${new Date(localInstant(zone, addDays(to, 1), 0))}`;
  return Prisma.sql`${first} AND ${last}`;
}
