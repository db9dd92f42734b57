/** Individual Customer Details: how and where a customer is reached, as it is recorded. */
import type { ContactDetails, PhoneKind, SmsReach } from '../../domain/customers/contact-details.ts';
import { phoneKinds } from '../../domain/customers/contact-details.ts';
import { isNewNumber } from '../../domain/customers/new-number.ts';
import { nationalForm } from '../../domain/customers/phone.ts';
import { customerZones } from '../../domain/time/customer-zones.ts';
import type { Reader } from '../client.ts';
import { readNumber } from '../mobile-number.ts';
import { customerShort, customerShortSelect, type CustomerShort } from './customer-short.ts';
import { personShort, personShortSelect, type PersonShort } from './person-short.ts';
import { visibleCustomers, type Viewer } from './viewer.ts';

/** A message to this number that could not be delivered, whose work item is open (EM-28). `newSince`: the number was recorded just before it. */
type Bounced = { workItemId: string; messageId: string; since: string; mine: boolean; newSince: string | null };
type BouncedEmail = { workItemId: string; correspondenceId: string; since: string; mine: boolean };
type PhoneDetails = {
  id: string;
  kind: PhoneKind;
  number: string;
  valid: boolean;
  sms: SmsReach;
  bounced: Bounced[];
};
export type CustomerDetails = ContactDetails & {
  customer: CustomerShort;
  revision: number;
  emailBounced: BouncedEmail[];
  /** Where what is recorded places the customer (EM-23). */
  zones: string[];
  phones: PhoneDetails[];
  /** What a specialised area is chosen from (EM-11). */
  specialisedAreas: string[];
  lastChange: { by: PersonShort; at: string } | null;
};

/** Null: no such customer, or none that exists for the viewer. */
export async function readCustomerDetails(
  reader: Reader,
  viewer: Viewer,
  customerId: string,
): Promise<CustomerDetails | null> {
  const row = await reader.customer.findFirst({
    where: { AND: [{ id: customerId }, visibleCustomers(viewer)] },
    select: {
      ...customerShortSelect,
      ...detailsSelect,
      phones: {
        select: { id: true, kind: true, number: true, valid: true, recordedAt: true },
        orderBy: [{ kind: 'asc' }, { id: 'asc' }],
      },
    },
  });
  if (!row) return null;
  const bounced = await bouncedItems(reader, viewer, customerId);
  const { phones, revision } = row;
  return {
    customer: customerShort(row),
    revision,
    ...detailsOf(row),
    emailBounced: await bouncedEmails(reader, viewer, customerId, row.email),
    zones: customerZones(row),
    phones: phones.map(({ id, kind, number, valid, recordedAt }) => ({
      id,
      kind: phoneKind(kind),
      number: nationalForm(number),
      valid,
      sms: reachOf({ kind, number, valid }),
      bounced: bounced
        .filter(({ to }) => to === number)
        .map(({ item, writtenAt }) => {
          const recorded = recordedAt?.toISOString() ?? null;
          return { ...item, newSince: isNewNumber(recorded, writtenAt) ? recorded : null };
        }),
    })),
    specialisedAreas: await areasOffered(reader),
    lastChange: await lastChange(reader, customerId),
  };
}

export const detailsSelect = {
  revision: true,
  email: true,
  emailValid: true,
  addressLines: true,
  country: true,
  state: true,
  locality: true,
  postcode: true,
  timeZone: true,
  specialisedArea: true,
} as const;

export const detailsOf = (row: ContactDetails): ContactDetails => ({
  email: row.email,
  emailValid: row.emailValid,
  addressLines: row.addressLines,
  country: row.country,
  state: row.state,
  locality: row.locality,
  postcode: row.postcode,
  timeZone: row.timeZone,
  specialisedArea: row.specialisedArea,
});

const phoneKind = (kind: string): PhoneKind => phoneKinds.find((known) => known === kind) ?? 'home';

function reachOf({ kind, number, valid }: { kind: string; number: string; valid: boolean }): SmsReach {
  if (!valid) return 'invalid';
  const what = readNumber(number);
  if (what === 'overseas') return 'overseas';
  return kind === 'mobile' && what === 'australianMobile' ? 'possible' : 'noMobile';
}

/** Of whomever: whoever speaks with the customer may find the number wrong. */
async function bouncedItems(
  reader: Reader,
  viewer: Viewer,
  customerId: string,
): Promise<{ to: string; writtenAt: string; item: Omit<Bounced, 'newSince'> }[]> {
  const items = await reader.workItem.findMany({
    where: { customerId, kind: 'messageBounced', state: 'open' },
    select: { id: true, assigneeId: true, openedAt: true, process: { select: { subjectId: true } } },
    orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
  });
  const messages = await reader.message.findMany({
    where: { id: { in: items.map(({ process }) => process.subjectId) } },
    select: { id: true, to: true, pressedAt: true },
  });
  return items.flatMap(({ id, assigneeId, openedAt, process }) => {
    const message = messages.find((each) => each.id === process.subjectId);
    const mine = assigneeId === viewer.personId;
    return message
      ? [
          {
            to: message.to,
            writtenAt: message.pressedAt.toISOString(),
            item: { workItemId: id, messageId: message.id, since: openedAt.toISOString(), mine },
          },
        ]
      : [];
  });
}

/** Of the address that is recorded now, or of one that was not told. */
async function bouncedEmails(
  reader: Reader,
  viewer: Viewer,
  customerId: string,
  email: string | null,
): Promise<BouncedEmail[]> {
  const rows = await reader.$queryRaw<{ id: string; subject: string; opened_at: Date; assignee_id: string | null }[]>`
    SELECT w.id, e.id AS subject, w.opened_at, w.assignee_id FROM work_item w JOIN process p ON p.id = w.process_id
      JOIN correspondence e ON e.id = p.subject_id
    WHERE w.customer_id = ${customerId}::uuid AND w.kind = 'emailBounced' AND w.state = 'open' AND lower(e.address) IN ('', lower(${email}))
    ORDER BY w.opened_at, w.id`;
  return rows.map(({ id, subject, opened_at, assignee_id }) => ({
    workItemId: id,
    correspondenceId: subject,
    since: opened_at.toISOString(),
    mine: assignee_id === viewer.personId,
  }));
}

export async function areasOffered(reader: Reader): Promise<string[]> {
  const rows = await reader.listEntry.findMany({
    where: { list: 'specialisedArea', active: true },
    select: { name: true },
    orderBy: { name: 'asc' },
  });
  return rows.map(({ name }) => name);
}

/** From the audit trail, which has each change with its author. */
async function lastChange(reader: Reader, customerId: string): Promise<CustomerDetails['lastChange']> {
  const [entry] = await reader.$queryRaw<{ at: Date; person_id: string }[]>`
    SELECT at, person_id FROM audit_entry WHERE customer_id = ${customerId}::uuid AND action = 'customers.edit' AND result = 'done'
      AND jsonb_exists(detail, 'changed') ORDER BY id DESC LIMIT 1`;
  if (!entry) return null;
  const person = await reader.person.findUniqueOrThrow({ where: { id: entry.person_id }, select: personShortSelect });
  return { by: personShort(person), at: entry.at.toISOString() };
}
