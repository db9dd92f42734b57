/** Officers who ask, SSOs and team leaders who answer (EM-8), through the API's own functions. Every personal field holds `planted`. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { commandProcess, type ProcessAnswer } from '../../api/commands.ts';
import type { Deps } from '../../api/deps.ts';
import { deliverNow } from '../../api/outbox.ts';
import { consultantRoles } from '../../domain/electronic-messaging/fdv-answer.ts';
import type { FdvConsultationAction } from '../../domain/electronic-messaging/fdv-consultation.ts';
import type { Role } from '../../domain/people/roles.ts';
import type { Database } from '../../prisma/client.ts';
import { recordReview } from '../../prisma/repositories/fdv-reviews.ts';
import { addRecipient } from './message-fixture.ts';
import type { Asked, Somebody } from './plan-approval-acts.ts';
import { addPerson, planted } from './plan-fixture.ts';

/**
 * An officer with a team leader and an SSO in the team, one of each in the region, and one of each elsewhere. Whoever could be asked
 * before has left: escalations stay among these.
 */
export async function addConsultants(db: Database) {
  await db.person.updateMany({ where: { roles: { hasSome: [...consultantRoles] } }, data: { active: false } });
  const region = `Region ${randomUUID()}`;
  const team = (name: string, where: string) =>
    db.team.create({ data: { name: `${name} ${randomUUID()}`, stream: 'Service', region: where } });
  const [own, near, far] = [await team('Own', region), await team('Near', region), await team('Far', randomUUID())];
  const add = async (role: Role, { id: teamId }: { id: string }) => {
    const person = await addPerson(db, [role], { teamId });
    await db.person.update({ where: { id: person.id }, data: { pluto: true, cuba: true } });
    return person;
  };
  return {
    officer: await add('serviceOfficer', own),
    sso: await add('sso', own),
    leader: await add('teamLeader', own),
    nearSso: await add('sso', near),
    nearLeader: await add('teamLeader', near),
    farSso: await add('sso', far),
    farLeader: await add('teamLeader', far),
    manager: await add('serviceManager', far),
    operator: await add('operator', far),
  };
}
export type Consultants = Awaited<ReturnType<typeof addConsultants>>;

/** The officer asks the SSO of the team, now unless `at` says otherwise; its process is started. */
export async function aStartedConsultation(
  deps: Pick<Deps, 'db' | 'temporal'>,
  { at = new Date().toISOString(), people }: { at?: string; people?: Consultants } = {},
) {
  const { db } = deps;
  const who = people ?? (await addConsultants(db));
  const customerId = await addRecipient(db);
  await db.customer.update({ where: { id: customerId }, data: { fdvIndicator: true } });
  const asked = { customerId, personId: who.officer.id, eventId: randomUUID(), at };
  const review = { verdict: 'unsure', question: planted, consultantId: who.sso.id } as const;
  const made = await db.$transaction((tx) => recordReview(tx, { ...asked, ...review }));
  if ('refused' in made || !made.processId || !made.consultationId)
    throw new Error(`the fixture's review was refused: ${JSON.stringify(made)}`);
  const { processId, consultationId } = made;
  await deliverNow(deps, processId);
  return { people: who, customerId, consultationId, processId };
}

/** Somebody answers, withdraws or hands over, and waits for the answer. Throws the Problem. */
export async function actOn(
  deps: Deps,
  by: Somebody,
  action: FdvConsultationAction,
  processId: string,
  { to, reason = action === 'notAppropriate' ? planted : undefined, key = randomUUID() }: Asked = {},
): Promise<ProcessAnswer> {
  const from = { requestId: randomUUID(), address: '192.0.2.1', client: 'test', why: null };
  const actor = { accountId: by.accountId, personId: by.id, userId: 'test', name: 'test', roles: [], from };
  const told = { ...(to ? { to } : {}), ...(reason ? { reason } : {}) };
  const command = { processId, action: `fdvConsultation.${action}`, ...told } as const;
  const answer = await commandProcess({ deps, actor, idempotencyKey: key }, command, false);
  assert.ok(!('accepted' in answer), 'only an asynchronous command is merely accepted');
  return answer;
}
