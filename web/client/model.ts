/** The shapes that pages pass around, by the names staff would use. All come from the API's description. */
// oxlint-disable-next-line no-restricted-imports -- the console's own folder: what is generated from the API's description
import type { paths } from '../api/schema.gen.ts';

type Json<R> = R extends { content: { 'application/json': infer Body } } ? Body : never;
type Ok<R> = Json<R[keyof R & (200 | 201)]>;
type Got<Path extends keyof paths> = paths[Path] extends { get: { responses: infer R } } ? Ok<R> : never;
type Posted<Path extends keyof paths> = paths[Path] extends { post: { responses: infer R } } ? Ok<R> : never;

export type Session = Got<'/session'>;
export type Manager = Got<'/people'>['items'][number];
export type LeavePeriod = Got<'/leave'>['items'][number];
export type CalendarDays = Got<'/calendar-days'>;
export type FoundCustomer = Posted<'/customers/search'>['items'][number];
export type CustomerSummary = Got<'/customers/{customerId}'>;
export type PersonalisedServices = Got<'/customers/{customerId}/personalised-services'>;
export type StackingDocument = PersonalisedServices['stackingDocuments'][number];
export type Assignment = NonNullable<PersonalisedServices['assignment']>;
export type SubmissionLine = PersonalisedServices['submissions'][number];
export type Possible = PersonalisedServices['may']['editPlan'];
export type Customer = PersonalisedServices['customer'];
export type Submission = Got<'/plan-submissions/{submissionId}'>;
export type TransferReferral = Got<'/transfer-referrals/{referralId}'>;
export type ReferralLine = PersonalisedServices['referrals'][number];
export type WorkItem = Got<'/work-items'>['items'][number];
export type TimelineStep = Submission['timeline'][number];
export type Person = Submission['submittedBy'];
export type PendingReferral = Got<'/allocation/pending'>['items'][number];
export type Workload = Got<'/allocation/workload'>;
export type AssignedCustomer = Got<'/allocation/customers'>['items'][number];
export type OfficerAction = Got<'/officer-actions'>['items'][number];
export type ManagerAction = Got<'/manager-actions'>['items'][number];
export type MessageForm = Got<'/customers/{customerId}/message-form'>;
export type TemplateOffered = MessageForm['templates'][number];
export type MessagePreview = Posted<'/customers/{customerId}/message-previews'>;
export type CorrespondenceLine = Got<'/customers/{customerId}/correspondence'>['items'][number];
export type DesktopMessage = Got<'/messages/{messageId}'>;
export type Sending = Got<'/sending'>;
export type OperatorAction = Got<'/operator-actions'>['items'][number];
export type UserLine = Posted<'/users/search'>['items'][number];
export type User = Got<'/users/{personId}'>;
export type Team = Got<'/teams'>['items'][number];
export type Belongings = Got<'/people/{personId}/belongings'>;
export type Belonging = Belongings['items'][number];
export type HandOverResult = Posted<'/people/{personId}/hand-over'>['results'][number];
export type AuditEntry = Posted<'/audit/search'>['items'][number];
