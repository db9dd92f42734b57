/** The words of both lists of correspondence, asked of the database as domain/electronic-messaging/correspondence.ts tells them. */
import { Prisma } from '../../generated/prisma/client.ts';

type Asked = { now: Date; listedAfterMinutes: number };

const listedBy = (sentAt: Prisma.Sql, at: Prisma.Sql, minutes: number) =>
  Prisma.sql`coalesce(${sentAt} + make_interval(mins => ${minutes}) <= ${at}, false)`;
const present = ({ now }: Asked) => Prisma.sql`${now}::timestamptz`;

/** As `plutoStatus`, where the table `message` stands in the query as `m`. */
export const plutoWordOfMessage = (asked: Asked) => Prisma.sql`CASE
  WHEN m.state = 'held' THEN 'Held' WHEN m.state = 'sending' THEN 'Sending' WHEN m.state = 'cancelled' THEN 'Cancelled'
  WHEN m.state = 'notSent' THEN 'Not sent' WHEN m.state = 'bouncedBack' THEN 'Bounce Back (BB)'
  WHEN m.state IN ('outcomeUnknown', 'undetermined') THEN 'Outcome not known'
  WHEN ${listedBy(Prisma.sql`m.handed_over_at`, present(asked), asked.listedAfterMinutes)} THEN 'Communication sent'
  ELSE 'Sent to open text' END`;

/** As `cubaStatus`; NULL: it is not in the Letters List. */
export const cubaWordOfMessage = (asked: Asked) => Prisma.sql`CASE
  WHEN m.state = 'bouncedBack' THEN 'Error'
  WHEN m.state = 'notSent' AND ${listedBy(Prisma.sql`m.handed_over_at`, Prisma.sql`coalesce(m.ended_at, ${present(asked)})`, asked.listedAfterMinutes)} THEN 'Error'
  WHEN m.state IN ('handedOver', 'deemedSent', 'bouncing', 'delivered', 'noReceipt')
    AND ${listedBy(Prisma.sql`m.handed_over_at`, present(asked), asked.listedAfterMinutes)} THEN 'Sent' END`;

const letterWord = Prisma.sql`WHEN x.channel = 'Letter' THEN CASE x.status
  WHEN 'produced' THEN 'Produced' WHEN 'queued' THEN 'Queued for printing' WHEN 'issued' THEN 'Issued' ELSE 'Failed' END`;

/** As `emailStatus` and `letterStatus`, where the table `correspondence` stands in the query as `x`. */
export const plutoWord = (asked: Asked) => Prisma.sql`CASE ${letterWord}
  WHEN x.status = 'bounced' THEN 'Bounce Back (BB)'
  WHEN ${listedBy(Prisma.sql`x.sent_at`, present(asked), asked.listedAfterMinutes)} THEN 'Communication sent'
  ELSE 'Sent to open text' END`;

export const cubaWord = (asked: Asked) => Prisma.sql`CASE ${letterWord}
  WHEN x.status = 'bounced' THEN 'Error'
  WHEN ${listedBy(Prisma.sql`x.sent_at`, present(asked), asked.listedAfterMinutes)} THEN 'Sent' END`;
