/** Customers who can be sent a message, at whatever hour the tests run, and messages that officers sent them. */
import type { CentrelinkType } from '../../../domain/electronic-messaging/centrelink-messages.ts';
import { textAt } from '../../api/support/reading.ts';
import { aCustomer, type TestCustomer } from './customers.ts';
import { send } from './desk.ts';
import type { ConsoleHouse } from './house.ts';
import type { UserId, Visit } from './visit.ts';

/** Fictitious; others have them too, as families do. None has opted out. */
const numbers = ['+61491578957', '+61491578148', '+61491578888', '+61491579212', '+61491579760', '+61491579455'];
let given = 0;

export type Recipient = TestCustomer & { mobile: string };

/** A zone in which clocks show this hour now. Names of this form count the other way round. */
function zoneAt(hour: number, now: Date): string {
  const ahead = ((hour - now.getUTCHours() + 36) % 24) - 12;
  return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? `-${ahead}` : `+${-ahead}`}`;
}

/** Somebody with a valid mobile, where it is noon (`open`) or two in the morning (`closed`) now. */
export async function aRecipient(
  house: ConsoleHouse,
  window: 'open' | 'closed' = 'open',
  { hasContacted = true } = {},
): Promise<Recipient> {
  const customer = await aCustomer(house);
  const { db } = house.processes.deps;
  const mobile = numbers[given++ % numbers.length] ?? '';
  await db.phone.deleteMany({ where: { customerId: customer.id } });
  await db.phone.create({ data: { customerId: customer.id, kind: 'mobile', number: mobile } });
  // EM-12: whoever has contacted Child Support before needs no phone attempt
  const long = new Date('2020-01-01T00:00:00.000Z');
  const contact = { kind: 'byCustomer', channel: 'phone', occurredAt: long, recordedAt: long };
  if (hasContacted) await db.contact.create({ data: { customerId: customer.id, ...contact } });
  const timeZone = zoneAt(window === 'open' ? 12 : 2, house.clock.now());
  await db.customer.update({ where: { id: customer.id }, data: { timeZone } });
  return { ...customer, mobile };
}

type Written = { type?: string; values?: Record<string, string>; afterId?: string };

/** A message, as an officer's page would send it. Returns its id. */
export async function aMessage(
  { house }: Visit,
  officer: UserId,
  { id, mobile }: Recipient,
  { type = 'New letter online', values = {}, afterId }: Written = {},
): Promise<string> {
  const version = await house.processes.deps.db.messageTemplateVersion.findFirstOrThrow({
    where: { template: { type } },
    orderBy: { number: 'desc' },
  });
  const composed = { templateVersionId: version.id, values };
  const preview = await send(house, officer, `/customers/${id}/message-previews`, { body: composed });
  const previewed = { text: textAt(preview, 'text'), to: mobile };
  const { priorActions } = version;
  const body = { ...composed, previewed, priorActions, confirmedAfterId: afterId ?? null };
  return textAt(await send(house, officer, `/customers/${id}/messages`, { body }), 'messageId');
}

/** A message of Centrelink's that announces a call, as Customer First would send it. Returns its id. */
export async function aCentrelinkMessage(
  { house }: Visit,
  officer: UserId,
  { id, mobile }: Recipient,
  type: CentrelinkType = 'CLK pre call notification',
): Promise<string> {
  const { db } = house.processes.deps;
  await db.customer.update({ where: { id }, data: { centrelinkCustomer: true } });
  const version = await db.messageTemplateVersion.findFirstOrThrow({
    where: { template: { type } },
    orderBy: { number: 'desc' },
  });
  const answers = { workItem: 'centrelinkType', mainIssue: 'other', chosen: 'customerFirst' };
  const choice = await send(house, officer, `/customers/${id}/system-choices`, { body: answers });
  const previewed = { text: version.text, to: mobile };
  const composed = { templateVersionId: version.id, values: {}, choiceId: textAt(choice, 'id'), previewed };
  return textAt(await send(house, officer, `/customers/${id}/centrelink-messages`, { body: composed }), 'messageId');
}

export const messagesTo = ({ processes }: ConsoleHouse, { id }: TestCustomer) =>
  processes.deps.db.message.findMany({ where: { customerId: id }, orderBy: { pressedAt: 'asc' } });
