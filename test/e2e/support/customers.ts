/** Customers and plans as a test needs them, brought there by the people whose work it is. */
import { people } from '../../../prisma/seed/people.ts';
import { textAt } from '../../api/support/reading.ts';
import { send } from './desk.ts';
import type { ConsoleHouse } from './house.ts';
import { addresses } from '../../../web/frame/menu.ts';
import type { UserId, Visit } from './visit.ts';

export { addresses };

export type TestCustomer = { id: string; csid: string; name: string };

const familyNames = [
  'Ashdown',
  'Bellamy',
  'Carver',
  'Dawes',
  'Ellery',
  'Farrant',
  'Goddard',
  'Hadley',
  'Ibbott',
  'Jessop',
];
let given = 0;

/** Somebody in Australia whom nobody has served, and to whom no message was sent; another one each time. */
export async function aCustomer({ processes }: ConsoleHouse): Promise<TestCustomer> {
  const number = given++;
  const familyName = `${familyNames[number % familyNames.length]}-${familyNames[Math.floor(number / familyNames.length) % familyNames.length]}`;
  const csid = String(990_000_000 + number);
  const { id, givenNames } = await processes.deps.db.customer.create({
    data: {
      csid,
      givenNames: 'Robin',
      familyName,
      state: 'NSW',
      locality: 'Parramatta',
      postcode: '2150',
      email: `robin.${number}@example.com`,
      phones: { create: { kind: 'home', number: `+6125550${String(1000 + number)}` } },
    },
  });
  return { id, csid, name: `${givenNames} ${familyName}` };
}

export const personOf = (userId: UserId) => {
  const person = people.find((each) => each.userId === userId);
  if (!person) throw new Error(`nobody is called ${userId}`);
  return person;
};

/** A PS customer of this officer's, with one stacking document. */
export async function aPsCustomer({ house }: Visit, officer: UserId): Promise<TestCustomer & { documentId: string }> {
  const customer = await aCustomer(house);
  const referral = await send(house, 'mdoyle', '/internal-referrals', { body: { csid: customer.csid, type: 'Other' } });
  const body = { internalReferralId: textAt(referral, 'id'), officerId: personOf(officer).id };
  await send(house, 'mdoyle', '/assignments', { body });
  const document = await send(house, officer, `/customers/${customer.id}/stacking-documents`);
  return { ...customer, documentId: textAt(document, 'id') };
}

/** The same with a plan that can be submitted. */
export async function aPlan(visit: Visit, officer: UserId): Promise<TestCustomer> {
  const customer = await aPsCustomer(visit, officer);
  await savePlan(visit, officer, customer, { segment: 'Low contact', issue: 'Payments stopped' });
  return customer;
}

/** Saves both parts of a plan that nobody has saved before. */
export async function savePlan(
  { house }: Visit,
  officer: UserId,
  { id, documentId }: { id: string; documentId: string },
  trigger: { segment: string; issue: string },
): Promise<void> {
  const plan = `/customers/${id}/plan`;
  const coreIssue = { type: 'Other', stackingDocumentId: documentId };
  await send(house, officer, `${plan}/core-issue`, { method: 'PUT', body: coreIssue, ifMatch: 0 });
  await send(house, officer, `${plan}/trigger`, { method: 'PUT', body: trigger, ifMatch: 1 });
}

export type SubmittedPlan = TestCustomer & { submissionId: string; processId: string };

/** The same, submitted just now: it waits for the officer's manager. */
export async function aSubmittedPlan(visit: Visit, officer: UserId): Promise<SubmittedPlan> {
  const customer = await aPlan(visit, officer);
  const submitted = await send(visit.house, officer, `/customers/${customer.id}/plan/submissions`);
  return { ...customer, ...(await submissionOf(visit, textAt(submitted, 'id'))) };
}

async function submissionOf({ house }: Visit, submissionId: string) {
  const { id } = await house.processes.deps.db.process.findFirstOrThrow({ where: { subjectId: submissionId } });
  return { submissionId, processId: id };
}
