/**
 * Two databases that differ by two customers only: the first was copied before they were recorded in the second, who has everything
 * that a customer can have. Restricted at the end, so that officers without the right had to do with them before.
 */
import { randomUUID } from 'node:crypto';
import type { Instant } from '../../../domain/process.ts';
import { connect, type Database } from '../../../prisma/client.ts';
import { writeAuditEntry } from '../../../prisma/repositories/audit.ts';
import { recordReview } from '../../../prisma/repositories/fdv-reviews.ts';
import { referTransfer } from '../../../prisma/repositories/refer-transfer.ts';
import { emptyInterview } from '../../../domain/incidents/interview.ts';
import { sendMessage } from '../../../prisma/repositories/send-message.ts';
import { createTestDatabase } from '../../support/database.ts';
import { addTemplate, type Template } from '../../support/message-fixture.ts';
import {
  addCustomer,
  addPeople,
  addPerson,
  aSubmittedPlan,
  putOnLeave,
  type People,
} from '../../support/plan-fixture.ts';
import { aWaitingCall } from '../../support/waiting-call.ts';
import type { Subject } from './every-route.ts';
import { unknownSubject } from './unknown-subject.ts';

/** Monday in Sydney, 10:00; what was sent the night before is held. */
export const today = new Date('2026-03-01T23:00:00.000Z');
const night: Instant = '2026-03-01T12:00:00.000Z';

export type TwinAgency = {
  /** Without them, and with them: as the application connects. */
  withoutUrl: string;
  withUrl: string;
  people: People &
    Record<'delegate' | 'rac' | 'leaver' | 'otherLeaver' | 'consultant', { id: string; accountId: string }>;
  /** A customer who may be seen, of the same officer. */
  seen: Subject;
  /** The restricted one; `pending`: another, who waits for an officer. */
  hidden: Subject;
  /** The same with ids that nobody has. */
  unknown: Subject;
  /** What must turn up nowhere. */
  markers: string[];
  /** Who may be seen, and whose other party and associate is the restricted one. */
  linkedId: string;
  drop(): Promise<void>;
};

type Made = Pick<
  Subject,
  | 'customerId'
  | 'csid'
  | 'name'
  | 'mobile'
  | 'assignmentId'
  | 'stackingDocumentId'
  | 'submissionId'
  | 'referralId'
  | 'messageId'
  | 'workItemId'
  | 'decisionItemId'
  | 'processId'
  | 'commandId'
  | 'phoneId'
  | 'complaintId'
  | 'caseProcessId'
  | 'consultationId'
  | 'correspondenceId'
  | 'optOutId'
  | 'incidentId'
  | 'accountId'
  | 'accountKey'
>;

export async function openTwinAgency(): Promise<TwinAgency> {
  const first = await createTestDatabase();
  const base = connect(first.appUrl);
  const people = {
    ...(await addPeople(base)),
    delegate: await addPerson(base, ['serviceManager']),
    leaver: await addPerson(base, ['serviceOfficer']),
    otherLeaver: await addPerson(base, ['serviceOfficer']),
    consultant: await addPerson(base, ['sso']),
    rac: await addPerson(base, ['racOfficer', 'psServiceOfficer', 'serviceManager']),
  };
  await base.person.updateMany({
    where: { id: { in: [people.leaver.id, people.otherLeaver.id] } },
    data: { active: false },
  });
  await addPerson(base, ['administrator']); // others lose the role during the walk
  await base.person.updateMany({ data: { pluto: true, cuba: true } });
  await putOnLeave(base, people.manager.id, people.delegate.id);
  const template = await addTemplate(base, { text: 'Call us.' });
  const seen = await addEverything(base, people, template, { name: 'Quolla', mobile: '+61491570156' });
  await addEverything(base, people, template, { name: 'Quollz', mobile: '+61491570157' });
  const waiting = await addPending(base, people, 'Quollb', '720000001');
  const linked = await addCustomer(base, people);
  const free = await base.customer.create({ data: { csid: '720000003', familyName: 'Quolld' } });
  await base.$disconnect();

  const second = await createTestDatabase({ copyOf: first });
  const db = connect(second.appUrl);
  const hidden = await addEverything(db, people, template, { name: 'Quollm', mobile: '+61491570158' });
  const { id: bounced } = await db.workItem.findFirstOrThrow({
    where: { customerId: hidden.customerId, assigneeId: people.leaver.id },
  });
  await db.workItem.update({ where: { id: bounced }, data: { assigneeId: people.otherLeaver.id } }); // nobody else's is theirs
  await db.auditEntry.create({ data: { action: 'nobodyElses.action', result: 'done', customerId: hidden.customerId } });
  const pending = await addPending(db, people, 'Quolln', '790000001');
  await db.childSupportCase.create({
    data: {
      number: '555000111',
      payingParentId: hidden.customerId,
      receivingParentId: linked.customerId,
      processes: {
        create: { kind: 'objection', initiatingPartyId: hidden.customerId, startedOn: new Date('2026-02-01') },
      },
    },
  });
  await db.internalReferral.update({
    where: { id: (await db.assignment.findUniqueOrThrow({ where: { id: linked.assignmentId } })).internalReferralId },
    data: { type: 'Associate', associateCustomerId: hidden.customerId },
  });
  await db.customer.updateMany({
    where: { id: { in: [hidden.customerId, pending.customerId] } },
    data: { restricted: true },
  });
  const last = await db.auditEntry.findFirstOrThrow({ orderBy: { id: 'desc' } });
  await db.$disconnect();

  const nobody = unknownSubject();
  const shared = {
    consultantId: people.consultant.id,
    bossId: people.manager.id,
    personId: people.officer.id,
    managerId: people.next.id,
    officerId: people.otherOfficer.id,
    teamId: people.team.id,
    leaveId: nobody.leaveId,
    stopId: nobody.stopId,
    templateId: template.templateId,
    templateVersionId: template.versionId,
    ownCustomerId: seen.customerId,
    ownCsid: free.csid,
    ownAssignmentId: seen.assignmentId,
    until: new Date(last.at.getTime() + 1).toISOString(),
  };
  return {
    withoutUrl: first.appUrl,
    withUrl: second.appUrl,
    people,
    seen: { ...nobody, ...shared, ...seen, internalReferralId: waiting.internalReferralId },
    hidden: { ...nobody, ...shared, ...hidden, internalReferralId: pending.internalReferralId },
    unknown: { ...nobody, ...shared },
    markers: [
      hidden.customerId,
      hidden.csid,
      hidden.name,
      hidden.mobile.replace('+61', ''),
      '491 570 158',
      pending.customerId,
      '790000001',
      'Quolln',
    ],
    linkedId: linked.customerId,
    async drop() {
      await second.drop();
      await first.drop();
    },
  };
}

/** A stay with stacking document, plan, submission and referral; a held message; items of officer, manager and operators; what was recorded of it. */
async function addEverything(
  db: Database,
  people: TwinAgency['people'],
  template: Template,
  { name, mobile }: { name: string; mobile: string },
): Promise<Made> {
  const { officer } = people;
  const plan = await aSubmittedPlan(db, people, { at: '2026-02-10T00:00:00.000Z' });
  const { customerId, csid, assignmentId, documentId, submissionId, processId } = plan;
  await db.customer.update({
    where: { id: customerId },
    data: {
      familyName: name,
      givenNames: name,
      locality: 'SYDNEY',
      state: 'NSW',
      postcode: '2000',
      email: `${name}@example.test`,
      phones: { create: { kind: 'mobile', number: mobile } },
    },
  });
  const { phoneId, complaintId, optOutId } = await addRecords(db, customerId, officer.id);
  const consulted = await askAbout(db, people, customerId);
  const at = '2026-02-11T00:00:00.000Z';
  const about = { customerId, assignmentId, personId: officer.id, reason: name };
  const referral = await db.$transaction((tx) => referTransfer(tx, { ...about, eventId: randomUUID(), at }));
  const sent = await db.$transaction((tx) =>
    sendMessage(tx, {
      customerId,
      personId: officer.id,
      templateVersionId: template.versionId,
      values: {},
      previewed: { text: template.text, to: mobile },
      confirmedAfterId: null,
      eventId: randomUUID(),
      at: night,
    }),
  );
  if ('refused' in sent) throw new Error(`the fixture's message was refused: ${sent.refused}`);
  await aWaitingCall(db, sent.messageId, night);
  const item = { customerId, processId: sent.processId, openedAt: new Date(at), dueAt: new Date(at) };
  const { id: decisionItemId } = await db.workItem.findFirstOrThrow({ where: { processId } });
  const { id: workItemId } = await db.workItem.create({
    data: { ...item, kind: 'messageNotSent', stepKey: '1/messageNotSent', assigneeId: officer.id },
  });
  await db.workItem.create({
    data: { ...item, kind: 'messageBounced', stepKey: '1/messageBounced', assigneeId: people.leaver.id },
  });
  await db.workItem.create({ data: { ...item, kind: 'messageMoreThanOnce', stepKey: '1/messageMoreThanOnce' } });
  const email = await db.correspondence.create({
    data: { customerId, channel: 'Email', type: `Email to ${name}`, text: name, status: 'sent', sentAt: new Date(at) },
  });
  const asked = { id: randomUUID(), accountId: officer.accountId, personId: officer.id, processId, key: randomUUID() };
  const command = await db.command.create({
    data: {
      ...asked,
      action: 'planApproval.withdraw',
      fingerprint: name,
      state: 'refused',
      refusal: 'notNow',
      settledAt: new Date(at),
    },
  });
  for (const result of ['viewed', 'notTheAssignee'])
    await db.auditEntry.create({
      data: { personId: officer.id, action: 'customers.view', result, customerId },
    });
  await db.$transaction((tx) =>
    writeAuditEntry(tx, {
      personId: people.manager.id,
      action: 'planApproval.accept',
      result: 'notNow',
      customerId,
      processId,
    }),
  );
  return {
    customerId,
    csid,
    name,
    mobile,
    assignmentId,
    stackingDocumentId: documentId,
    submissionId,
    processId,
    referralId: referral.referralId,
    messageId: sent.messageId,
    workItemId,
    decisionItemId,
    commandId: command.id,
    ...consulted,
    phoneId,
    complaintId,
    correspondenceId: email.id,
    optOutId,
    incidentId: await addIncident(db, customerId, people.officer.id, mobile),
    ...(await addAccount(db, customerId, people.officer.id)),
  };
}

/** A message that the customer reported, and that SAS looks for (EM-34). */
async function addIncident(db: Database, customerId: string, officerId: string, typed: string) {
  const at = new Date('2026-02-12T00:00:00.000Z');
  const interview = { ...emptyInterview, content: 'Please call us.', caller: 'customer', customerId, mobile: typed };
  const escalated = { state: 'withSas', escalatedAt: at, dueAt: at, outcomes: ['notIntended', 'escalated'] };
  const begun = { cause: 'reported', officerId, customerId, createdAt: at, interview, mobile: '+61491570006' };
  const { id } = await db.incident.create({ data: { ...begun, ...escalated } });
  return id;
}

/** An online account with a use, and a temporary password that was never spent. */
async function addAccount(db: Database, customerId: string, officerId: string) {
  const at = new Date('2026-02-12T00:00:00.000Z');
  const accountKey = String(5_000_000_000 + ++count);
  const data = { customerId, accountKey, status: 'active', createdById: officerId, createdAt: at };
  const { id: accountId } = await db.onlineAccount.create({ data });
  const changed = { accountId, what: 'created', status: 'active', byId: officerId, at };
  await db.accountChange.create({ data: changed });
  const session = { accountId, externalId: accountKey, usedAt: at, recordedAt: at };
  await db.webSession.create({ data: session });
  return { accountId, accountKey };
}

/** Case history, notepad, complaint, and an opt out of the kind that no template here has. */
async function addRecords(db: Database, customerId: string, officerId: string) {
  const at = new Date('2026-02-11T00:00:00.000Z');
  const { id: phoneId } = await db.phone.findFirstOrThrow({ where: { customerId } });
  const contact = { customerId, recordedById: officerId, occurredAt: at, recordedAt: at };
  await db.contact.create({ data: { ...contact, kind: 'byCustomer', channel: 'phone' } });
  const notepad = { customerId, kind: 'General', text: 'Prefers mornings.', authorId: officerId, createdAt: at };
  await db.notepad.create({ data: notepad });
  const complaint = { customerId, text: 'Waited long.', receivedAt: at, recordedById: officerId, recordedAt: at };
  const { id: complaintId } = await db.complaint.create({ data: complaint });
  const optOut = { customerId, subscription: 'Reminder', how: 'phone', recordedById: officerId, recordedAt: at };
  const { id: optOutId } = await db.smsOptOut.create({ data: optOut });
  return { phoneId, complaintId, optOutId };
}

/** FDV concerns of long ago, about which another officer asked; and a process under way that began with this customer. */
async function askAbout(db: Database, { consultant, otherOfficer }: TwinAgency['people'], customerId: string) {
  const { id: otherParty } = await db.customer.create({
    data: { csid: String(730_000_000 + ++count), restricted: true },
  });
  const { id: caseProcessId } = await db.caseProcess.create({
    data: {
      case: { create: { number: `7300${count}`, payingParentId: customerId, receivingParentId: otherParty } },
      kind: 'objection',
      initiatingParty: { connect: { id: customerId } },
      startedOn: new Date('2026-02-01'),
    },
  });
  const asked = { customerId, personId: otherOfficer.id, eventId: randomUUID(), at: '2026-02-12T00:00:00.000Z' };
  const unsure = { verdict: 'unsure', question: 'Is it safe?', consultantId: consultant.id } as const;
  const review = await db.$transaction((tx) => recordReview(tx, { ...asked, ...unsure }));
  if ('refused' in review || !review.consultationId) throw new Error('the fixture’s review was refused');
  return { caseProcessId, consultationId: review.consultationId };
}
let count = 0;

/** Referred, and not assigned yet. */
async function addPending(db: Database, { manager }: People, familyName: string, csid: string) {
  const { id: customerId } = await db.customer.create({ data: { csid, familyName } });
  const by = { createdById: manager.id, createdAt: new Date('2026-02-15T00:00:00.000Z') };
  const { id } = await db.internalReferral.create({ data: { ...by, customerId, type: 'Other' } });
  return { customerId, internalReferralId: id };
}
