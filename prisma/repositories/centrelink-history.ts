/** EM-46: Centrelink's messages to a customer, as both histories of Customer First show them. */
import {
  customerFirstStatus,
  type CustomerFirstStatus,
} from '../../domain/electronic-messaging/customer-first-status.ts';
import { nationalForm } from '../../domain/customers/phone.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Reader } from '../client.ts';
import { customersById } from './customer-short.ts';
import { messageFacts } from './message-facts.ts';
import { inOrder, instantKey, pageOf, type Page, type PageAsked } from './page.ts';
import { personShort, personShortSelect, type PersonShort } from './person-short.ts';
import { visibleCustomersSql, type Viewer } from './viewer.ts';

export type CentrelinkLine = {
  id: string;
  /** `Document Description`. */
  type: string;
  status: CustomerFirstStatus;
  author: PersonShort;
  /** Since when it is queued: when Send was pressed. */
  queuedAt: string;
  heldUntil: string | null;
  sentAt: string | null;
  to: string;
};

/** The newest first. Null: no such customer, or none that exists for the viewer. */
export async function centrelinkHistory(
  reader: Reader,
  viewer: Viewer,
  customerId: string,
  page: PageAsked,
): Promise<Page<CentrelinkLine> | null> {
  if (!(await customersById(reader, viewer, [customerId])).has(customerId)) return null;
  const list = Prisma.sql`
    SELECT m.id, ${instantKey(Prisma.sql`m.pressed_at`)} AS key FROM message m JOIN customer c ON c.id = m.customer_id
    WHERE c.id = ${customerId}::uuid AND m.system = 'customerFirst' AND ${visibleCustomersSql(viewer)}`;
  const found = await pageOf(reader, list, { ...page, descending: true });
  const rows = await reader.message.findMany({
    where: { id: { in: found.rows } },
    include: {
      author: { select: personShortSelect },
      templateVersion: { select: { template: { select: { type: true } } } },
    },
  });
  const lines = rows.map((row): CentrelinkLine => ({
    id: row.id,
    type: row.templateVersion.template.type,
    status: customerFirstStatus(messageFacts(row).state),
    author: personShort(row.author),
    queuedAt: row.pressedAt.toISOString(),
    heldUntil: row.heldUntil?.toISOString() ?? null,
    sentAt: row.handedOverAt?.toISOString() ?? null,
    to: nationalForm(row.to),
  }));
  return { ...found, rows: inOrder(found.rows, lines) };
}
