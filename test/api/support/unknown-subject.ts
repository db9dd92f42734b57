/** Ids that nobody has, each shaped as a real one. */
import { randomUUID } from 'node:crypto';
import type { Subject } from './every-route.ts';

export function unknownSubject(): Subject {
  const submissionId = randomUUID();
  return {
    csid: '799999997',
    name: 'Quollx',
    mobile: '0491 570 110',
    customerId: randomUUID(),
    internalReferralId: randomUUID(),
    assignmentId: randomUUID(),
    stackingDocumentId: randomUUID(),
    submissionId,
    referralId: randomUUID(),
    messageId: randomUUID(),
    workItemId: randomUUID(),
    processId: `plan-approval/${submissionId}`,
    commandId: randomUUID(),
    correspondenceId: randomUUID(),
    phoneId: randomUUID(),
    complaintId: randomUUID(),
    caseProcessId: randomUUID(),
    consultationId: randomUUID(),
    consultantId: randomUUID(),
    optOutId: randomUUID(),
    incidentId: randomUUID(),
    accountId: randomUUID(),
    accountKey: '9999999999',
    bossId: randomUUID(),
    decisionItemId: randomUUID(),
    personId: randomUUID(),
    managerId: randomUUID(),
    officerId: randomUUID(),
    teamId: randomUUID(),
    leaveId: randomUUID(),
    stopId: randomUUID(),
    templateId: randomUUID(),
    templateVersionId: randomUUID(),
    ownCustomerId: randomUUID(),
    ownCsid: '799999996',
    ownAssignmentId: randomUUID(),
    until: '2026-01-01T00:00:00.000Z',
  };
}
