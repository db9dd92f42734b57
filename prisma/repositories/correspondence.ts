/** EM-30: what was sent to a customer in two lists, each in its own words. What time alone tells is asked of the database as the rules tell it. */
import {
  cubaStatus,
  listedAt,
  plutoStatus,
  sourceOf,
  type Channel,
  type CubaWord,
  type PlutoWord,
  type Source,
} from '../../domain/electronic-messaging/correspondence.ts';
import {
  customerFirstStatus,
  type CustomerFirstStatus,
} from '../../domain/electronic-messaging/customer-first-status.ts';
import type { MessageSystem } from '../../domain/electronic-messaging/template.ts';
import { nationalForm } from '../../domain/customers/phone.ts';
import { addDays, type LocalDate } from '../../domain/time/local-date.ts';
import { localInstant } from '../../domain/time/send-window.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Reader } from '../client.ts';
import { correspondenceFacts, wordsOfCorrespondence } from './correspondence-facts.ts';
import { cubaWord, cubaWordOfMessage, plutoWord, plutoWordOfMessage } from './correspondence-words.ts';
import { customersById } from './customer-short.ts';
import { messageFacts } from './message-facts.ts';
import { inOrder, instantKey, pageOf, type Page, type PageAsked } from './page.ts';
import { personShort, personShortSelect, personsById, type PersonShort } from './person-short.ts';
import { readSettings } from './settings.ts';
import { visibleCustomersSql, type Viewer } from './viewer.ts';

type Dates = { from?: LocalDate | undefined; to?: LocalDate | undefined };
/**
 * `unlisted`: what is on its way to the Letters List, in Pluto's words (EM-31). `latest`: the messages of both systems, each in the words of
 * its own, for who asks what the customer got (EM-34).
 */
export type CorrespondenceAsked = Dates &
  (
    | { view: 'outbound'; status?: PlutoWord | undefined; source?: Source | undefined }
    | { view: 'letters'; status?: CubaWord | undefined; channel?: Channel | undefined }
    | { view: 'unlisted' }
    | { view: 'latest' }
  );

export const correspondenceSorts = ['writtenAt', 'type', 'status'] as const;
export type CorrespondenceSort = (typeof correspondenceSorts)[number];

export type CorrespondenceLine = {
  /** Of the message, or of the email or letter. */
  id: string;
  channel: Channel;
  source: Source;
  /** Of a message. */
  system: MessageSystem | null;
  /** What it is: of a message its template's type; `group` is null of others. */
  type: string;
  group: string | null;
  /** Who wrote it; null: no officer, or none that works here. */
  sender: PersonShort | null;
  status: PlutoWord | CubaWord | CustomerFirstStatus;
  /** When Send was pressed; of what is sent elsewhere when it was sent or produced there. */
  writtenAt: string;
  /** When it left: to the gateway, from the Email Exchange, as a letter issued. */
  sentAt: string | null;
  heldUntil: string | null;
  /** When it shows in the Letters List, or has shown; null: never so far. */
  listedAt: string | null;
  to: string;
};

/** Null: no such customer, or none that exists for the viewer. As many statements for many rows as for few. */
export async function correspondenceOf(
  reader: Reader,
  viewer: Viewer,
  customerId: string,
  asked: CorrespondenceAsked,
  { sort, ...page }: PageAsked & { sort: CorrespondenceSort },
  now: Date,
): Promise<Page<CorrespondenceLine> | null> {
  if (!(await customersById(reader, viewer, [customerId])).has(customerId)) return null;
  const { messaging, agencyTimeZone } = await readSettings(reader);
  const { listedAfterMinutes } = messaging;
  const list = Prisma.sql`
    SELECT l.id, ${sortKeys[sort]} AS key FROM (${everything(asked, customerId, { now, listedAfterMinutes })}) AS l
      JOIN customer c ON c.id = l.customer_id
    WHERE ${visibleCustomersSql(viewer)} AND l.word IS NOT NULL AND ${refined(asked)} AND ${between(asked, agencyTimeZone)}`;
  const found = await pageOf(reader, list, page);
  const lines = await linesOf(reader, found.rows, asked.view, now, listedAfterMinutes);
  const word = 'status' in asked ? asked.status : undefined;
  // it may have left the list since the page was counted
  const rows = lines.flatMap(({ status, ...line }) =>
    status === null || (word !== undefined && word !== status) ? [] : [{ ...line, status }],
  );
  return { ...found, rows };
}

const sortKeys: Record<CorrespondenceSort, Prisma.Sql> = {
  writtenAt: instantKey(Prisma.sql`l.written_at`),
  type: Prisma.sql`lower(l.type)`,
  status: Prisma.sql`l.word || ' ' || ${instantKey(Prisma.sql`l.written_at`)}`,
};

/** All of the customer's but Centrelink's, which stand in Customer First (EM-46), each with its word in this list; NULL: it is not in it. Of the latest just the messages, of both. */
function everything({ view }: CorrespondenceAsked, customerId: string, at: { now: Date; listedAfterMinutes: number }) {
  const [message, other] =
    view === 'letters' ? [cubaWordOfMessage(at), cubaWord(at)] : [plutoWordOfMessage(at), plutoWord(at)];
  const messages = Prisma.sql`
    SELECT m.id, m.customer_id, m.pressed_at AS written_at, t.type, 'SMS' AS channel, ${message} AS word, m.state
    FROM message m JOIN message_template_version v ON v.id = m.template_version_id JOIN message_template t ON t.id = v.template_id
    WHERE m.customer_id = ${customerId}::uuid`;
  if (view === 'latest') return messages;
  return Prisma.sql`${messages} AND m.system = 'pluto'
    UNION ALL
    SELECT x.id, x.customer_id, x.sent_at, x.type, x.channel, ${other}, x.status FROM correspondence x
    WHERE x.customer_id = ${customerId}::uuid`;
}

function refined(asked: CorrespondenceAsked): Prisma.Sql {
  if (asked.view === 'latest') return Prisma.sql`true`;
  if (asked.view === 'unlisted')
    return Prisma.sql`(l.word IN ('Held', 'Sending', 'Sent to open text') OR l.state = 'outcomeUnknown')`;
  const word = asked.status === undefined ? Prisma.sql`true` : Prisma.sql`l.word = ${asked.status}`;
  const channel = asked.view === 'letters' ? asked.channel : channelOf(asked.source);
  return channel === undefined ? word : Prisma.sql`${word} AND l.channel = ${channel}`;
}

const channelOf = (source: Source | undefined): Channel | undefined =>
  (['SMS', 'Email', 'Letter'] as const).find((channel) => sourceOf[channel] === source);

/** By the day on which Send was pressed, or it was sent or produced elsewhere, both included. */
function between({ from, to }: Dates, zone: string): Prisma.Sql {
  const first =
    from === undefined ? Prisma.sql`true` : Prisma.sql`l.written_at >= ${new Date(localInstant(zone, from, 0))}`;
  const last =
    to === undefined ? Prisma.sql`true` : Prisma.sql`l.written_at < ${new Date(localInstant(zone, addDays(to, 1), 0))}`;
  return Prisma.sql`${first} AND ${last}`;
}

type Line = Omit<CorrespondenceLine, 'status'> & { status: CorrespondenceLine['status'] | null };

/** Three statements. */
async function linesOf(
  reader: Reader,
  ids: string[],
  view: CorrespondenceAsked['view'],
  now: Date,
  minutes: number,
): Promise<Line[]> {
  const messages = await reader.message.findMany({
    where: { id: { in: ids } },
    include: {
      author: { select: personShortSelect },
      templateVersion: { select: { template: { select: { type: true, group: true } } } },
    },
  });
  const others = await reader.correspondence.findMany({ where: { id: { in: ids } } });
  const people = await personsById(
    reader,
    others.map(({ authorId }) => authorId),
  );
  const instant = (at: Date | null) => at?.toISOString() ?? null;
  const ofMessages = messages.map((row): Line => {
    const facts = messageFacts(row);
    const sentAt = instant(row.handedOverAt);
    const words = { pluto: plutoStatus(facts, now, minutes), cuba: cubaStatus(facts, now, minutes) };
    const isPluto = row.system === 'pluto';
    return {
      id: row.id,
      channel: 'SMS',
      source: sourceOf.SMS,
      system: isPluto ? 'pluto' : 'customerFirst',
      type: row.templateVersion.template.type,
      group: row.templateVersion.template.group,
      sender: personShort(row.author),
      status: isPluto ? (view === 'letters' ? words.cuba : words.pluto) : customerFirstStatus(facts.state),
      writtenAt: row.pressedAt.toISOString(),
      sentAt,
      heldUntil: instant(row.heldUntil),
      listedAt: isPluto && (words.cuba || words.pluto === 'Sent to open text') ? listedAt(sentAt, minutes) : null,
      to: nationalForm(row.to),
    };
  });
  const ofOthers = others.map((row): Line => {
    const facts = correspondenceFacts(row);
    const words = wordsOfCorrespondence(facts, now, minutes);
    return {
      id: row.id,
      channel: facts.channel,
      source: sourceOf[facts.channel],
      system: null,
      type: row.type,
      group: null,
      sender: people.find(row.authorId),
      status: view === 'letters' ? words.cuba : words.pluto,
      writtenAt: row.sentAt.toISOString(),
      sentAt: facts.channel === 'Email' ? facts.sentAt : instant(row.issuedAt),
      heldUntil: null,
      listedAt: facts.channel === 'Email' ? listedAt(facts.sentAt, minutes) : row.sentAt.toISOString(),
      to: row.address,
    };
  });
  return inOrder(ids, [...ofMessages, ...ofOthers]);
}
