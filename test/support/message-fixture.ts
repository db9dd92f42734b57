/** Officers who may send, templates, and customers who may be sent to. Every personal field holds `planted`. */
import { randomUUID } from 'node:crypto';
import type { Role } from '../../domain/people/roles.ts';
import type { CentrelinkType } from '../../domain/electronic-messaging/centrelink-messages.ts';
import type {
  OptOutKind,
  SubscriptionKind,
  TemplateChannel,
  TemplateUse,
} from '../../domain/electronic-messaging/template.ts';
import type { Database } from '../../prisma/client.ts';
import { addPerson, planted } from './plan-fixture.ts';

let count = 0;

/** Fictitious, as the regulator keeps them. */
export const mobile = '+61491570006';

/** With access to Pluto and Cuba (EM-7). */
export async function addSender(db: Database, roles: Role[] = ['serviceOfficer']) {
  const person = await addPerson(db, roles);
  await db.person.update({ where: { id: person.id }, data: { pluto: true, cuba: true } });
  return person;
}

type Place = { postcode?: string; state?: string; timeZone?: string; country?: string };
type About = Place & {
  mobile?: string | null;
  restricted?: boolean;
  kind?: 'employer';
  deceasedOn?: Date;
  centrelinkCustomer?: boolean;
  childSupportCustomer?: boolean;
};

/** In Sydney, unless it is said otherwise; returns the id. */
export async function addRecipient(db: Database, about: About = {}): Promise<string> {
  const { mobile: number = mobile, ...rest } = about;
  const { id } = await db.customer.create({
    data: {
      csid: String(750_000_000 + ++count),
      givenNames: planted,
      familyName: planted,
      email: `${planted}@example.test`,
      ...(rest.postcode || rest.timeZone || rest.country ? {} : { postcode: '2000', state: 'NSW' }),
      ...rest,
    },
  });
  // EM-12: somebody who has contacted Child Support before, long before any message
  const long = new Date('2020-01-01T00:00:00.000Z');
  await db.contact.create({
    data: { customerId: id, kind: 'byCustomer', channel: 'phone', occurredAt: long, recordedAt: long },
  });
  if (number) await db.phone.create({ data: { customerId: id, kind: 'mobile', number } });
  return id;
}

/** One that says no time, of the kind General, unless it is said otherwise. Returns its ids. */
export async function addTemplate(
  db: Database,
  t: {
    text?: string;
    use?: TemplateUse;
    subscription?: SubscriptionKind;
    type?: string;
    channel?: TemplateChannel;
    guidelines?: string;
    priorActions?: string[];
  } = {},
) {
  const { text = `Please call us. ${++count}`, use = 'request', subscription = 'General', type = randomUUID() } = t;
  const { channel = 'sms', guidelines = '', priorActions = [] } = t;
  const { id: templateId } = await db.messageTemplate.create({
    data: { group: 'Request for contact', type, use, subscription, channel },
  });
  const createdAt = new Date('2026-01-01T00:00:00.000Z');
  const { id: versionId } = await db.messageTemplateVersion.create({
    data: { templateId, number: 1, text, guidelines, priorActions, createdAt },
  });
  return { templateId, versionId, text, type };
}
export type Template = Awaited<ReturnType<typeof addTemplate>>;

/** One of Customer First's, as the migration supplies them (EM-41). */
export async function centrelinkTemplate(db: Database, type: CentrelinkType) {
  const { id: versionId, ...found } = await db.messageTemplateVersion.findFirstOrThrow({
    where: { template: { system: 'customerFirst', type } },
    select: { id: true, text: true, templateId: true },
  });
  return { ...found, versionId, type };
}

/** By which an officer may send one message in Customer First (EM-38). Returns its id. */
export async function addSystemChoice(db: Database, customerId: string, officerId: string, at: Date): Promise<string> {
  const { id } = await db.systemChoice.create({
    data: {
      customerId,
      officerId,
      workItem: 'centrelinkType',
      mainIssue: 'other',
      centrelinkCustomer: true,
      childSupportCustomer: true,
      recommended: 'customerFirst',
      because: 'centrelinkType',
      chosen: 'customerFirst',
      at,
    },
    select: { id: true },
  });
  return id;
}

/** An opt out that an officer recorded (EM-47); of both kinds, unless it is said otherwise. */
export async function addOptOut(
  db: Database,
  customerId: string,
  { subscription = null, at = new Date() }: { subscription?: OptOutKind | null; at?: Date } = {},
): Promise<void> {
  const { id: recordedById } = await addPerson(db, ['serviceOfficer']);
  await db.smsOptOut.create({ data: { customerId, subscription, how: 'phone', recordedById, recordedAt: at } });
}
