/** Which constraint of the database holds which rule, and a row that breaks it. Everything the catalogue has stands here. */
import { randomUUID } from 'node:crypto';

/** A second review, about which nobody was asked: put in by `constraints.test.ts`. */
export const anotherReview = randomUUID();

/** A template of Pluto's, beside those of the migration: put in by `constraints.test.ts`. */
export const plutoTemplate = randomUUID();
/** A choice by which nothing was sent yet: put in by `constraints.test.ts`. */
export const anotherChoice = randomUUID();
const ofCustomerFirst = {
  system: 'customerFirst',
  sender: 'CENTRELINK',
  system_choice_id: anotherChoice,
  place: null,
  place_date: null,
};

/** A record and a note that can be copied: put in by `constraints.test.ts`. */
export const source = randomUUID();
const copyOf = { source_id: source };

/** Of online accounts, what a second row needs that nothing uses yet: put in by `constraints.test.ts`. */
export const spare = {
  attempt: randomUUID(),
  revokedAttempt: randomUUID(),
  password: randomUUID(),
  letter: randomUUID(),
  product: randomUUID(),
};

/** Columns in which a row differs from the table's first. */
export type Change = Record<string, unknown>;

const now = '2026-03-03T01:00:00.000Z';
const anybody = randomUUID();
/** An entry that has no seal: put in by `constraints.test.ts`. */
export const unsealedEntry = 999_997;

/** Per table what makes a copy of its first row a second, legal one. `other…` ids are those of `constraints.test.ts`. */
export const another = (other: {
  referral: string;
  communication: string;
  assignment: string;
}): Record<string, Change> => ({
  team: { id: randomUUID(), name: 'another' },
  person: { id: randomUUID(), user_id: 'another' },
  account: { id: randomUUID(), subject: 'another' },
  leave: { id: randomUUID() },
  session: { id_hash: 'another' },
  sign_in: { id_hash: 'another' },
  setting: { key: 'another' },
  calendar_day: { date: '2027-01-04' },
  customer: { id: randomUUID(), csid: '799999999', external_id: 'another' },
  phone: { id: randomUUID(), number: '+61400000002' },
  child_support_case: { id: randomUUID(), number: 'another' },
  case_process: { id: randomUUID() },
  internal_referral: { id: randomUUID() },
  assignment: { id: randomUUID(), internal_referral_id: other.referral, closed_at: now, close_reason: 'transferred' },
  assignment_officer: { id: 999_999 },
  communication: { id: randomUUID() },
  stacking_document: { id: randomUUID(), communication_id: other.communication },
  note: { id: randomUUID() },
  plan: { id: randomUUID(), assignment_id: other.assignment },
  plan_edit: { id: 999_999, revision: 99 },
  plan_submission: { id: randomUUID(), number: 99, state: 'withdrawn' },
  transfer_referral: { id: randomUUID(), state: 'withdrawn' },
  message_template: { id: randomUUID(), type: 'another', system: 'pluto', subscription: 'General', active: true },
  message_template_version: { id: randomUUID(), number: 99, template_id: plutoTemplate, text: 'x' },
  message: { id: randomUUID(), place: 2 },
  system_choice: { id: randomUUID() },
  claim_check: { message_id: anotherMessage },
  sms_attempt: { id: randomUUID(), number: 99, sid: null, state: 'refused' },
  sms_receipt: { id: randomUUID(), sid: 'another' },
  inbound_sms: { id: randomUUID(), sid: 'another' },
  sms_opt_out: { id: randomUUID(), number: '+61400000003' },
  contact: { id: randomUUID(), external_id: 'another' },
  notepad: { id: randomUUID() },
  complaint: { id: randomUUID(), external_id: 'another' },
  correspondence: { id: randomUUID(), external_id: 'another' },
  fdv_review: { id: randomUUID() },
  fdv_consultation: { id: randomUUID(), review_id: anotherReview, state: 'withdrawn' },
  fdv_discussion: { id: randomUUID() },
  incident: { id: randomUUID() },
  incident_task: { id: randomUUID(), kind: 'removeNumber' },
  message_draft: { person_id: randomUUID() },
  centrelink_draft: { person_id: randomUUID() },
  list_entry: { id: randomUUID(), name: 'another' },
  saved_filter: { id: randomUUID(), name: 'another' },
  sending_stop: { id: randomUUID(), lifted_by_id: anybody, lifted_at: now },
  process: { id: 'plan-approval/another', subject_id: randomUUID() },
  process_step: { seq: 99, event_id: 'another' },
  command: { id: randomUUID(), key: 'another' },
  fact: { id: randomUUID(), source_id: 'another' },
  outbox: { id: 999_999, name: 'factArrived' },
  work_item: { id: randomUUID(), step_key: '99/another' },
  audit_entry: { id: 999_999 },
  audit_seal: { entry_id: unsealedEntry, place: 2 },
  online_account: { id: randomUUID(), account_key: 'another', current: false, closed_at: now },
  account_attempt: { id: randomUUID() },
  account_change: { id: randomUUID(), attempt_id: null, external_id: 'another' },
  temporary_password: { id: randomUUID(), attempt_id: spare.attempt, revoked_at: now },
  letter: { id: spare.letter, password_id: spare.password },
  web_session: { id: randomUUID(), external_id: 'another' },
  proof_questions: { version: 99 },
  channel_product: { id: randomUUID(), name: 'another' },
  channel_preference: { product_id: spare.product },
  channel_preference_change: { id: randomUUID() },
});

const decided = { state: 'accepted', decided_by_id: anybody, decided_at: now };

/** A referral on its way: monitored, actioned by its officer, decided. */
const monitored = { monitor_decided_by_id: anybody, monitor_decided_at: now, monitoring_until: now };
const actioned = { ...monitored, transfer_actioned_by_id: 'author', transfer_actioned_at: now };
const transferred = { ...actioned, state: 'transferred', transfer_decided_by_id: anybody, transfer_decided_at: now };
const otherOfficer = randomUUID();
/** A second message, of the same customer: put in by `constraints.test.ts`. */
export const anotherMessage = randomUUID();

/** Another customer: put in by `constraints.test.ts`. */
export const anotherCustomer = randomUUID();
/** In place of an opt out of a number. */
const ofCustomer = { number: null, customer_id: anotherCustomer, how: 'phone', recorded_by_id: anybody };
/** In place of a contact by the customer. */
const rang = { kind: 'phoneAttempt', channel: null, number: '+61255501234', reached: false };
const answered = { state: 'appropriate', answered_by_id: anybody, answered_at: now };
const notSent = { state: 'notSent', why: 'deceased', ended_at: now, place: null, place_date: null };

/** CHECKs. An author of the submission, and the officer who referred, stand as `author`. */
/** An incident that SAS looks into, and one that it found something about. */
const withSas = { state: 'withSas', mobile: '+61491570006', escalated_at: now, due_at: now };
const found = { ...withSas, state: 'toDo', finding: 'notFound', found_by_id: anybody, found_at: now };

export const checks: [name: string, table: string, rule: string, says: string, by: Change][] = [
  ['incident_words', 'incident', 'EM-36', 'the words of an incident are those of the rules', { cause: 'gossip' }],
  ['incident_officer', 'incident', 'EM-33', 'somebody took the call, unless the system found it', { officer_id: null }],
  ['incident_closed', 'incident', 'EM-36', 'an incident is closed at a time', { state: 'closed' }],
  ['incident_with_sas', 'incident', 'EM-36', 'SAS has a number and a date', { ...withSas, mobile: null }],
  ['incident_found', 'incident', 'EM-36', 'on another record: on whose, is said', { ...found, finding: 'otherRecord' }],
  ['incident_task_kind', 'incident_task', 'EM-36', 'what is to be done is one of three', { kind: 'dance' }],
  [
    'incident_task_done',
    'incident_task',
    'EM-32',
    'a call is done with its time',
    { kind: 'call', done_at: now, done_by_id: anybody },
  ],
  ['person_kind', 'person', 'RS-1', 'staff and programs, nobody else', { kind: 'robot' }],
  ['person_state', 'person', 'PS-13', 'whoever works here has a state', { state: 'NZ' }],
  ['person_not_own_manager', 'person', 'PS-12', 'nobody is their own manager', { id: anybody, manager_id: anybody }],
  ['leave_delegate', 'leave', 'PS-14', 'nobody is their own delegate', { person_id: anybody, delegate_id: anybody }],
  ['leave_days', 'leave', 'PS-14', 'a leave ends after it began', { last_day: '2026-02-28' }],
  ['calendar_day_kind', 'calendar_day', 'PS-13', 'a day is added or struck', { kind: 'moved' }],
  ['customer_kind', 'customer', 'RS-5', 'a customer is a person or an employer', { kind: 'pet' }],
  ['customer_csid', 'customer', 'PS-1', 'a CSID is 6 to 12 digits', { csid: '70000000O' }],
  ['customer_state', 'customer', 'RS-5', 'a customer’s state is one of Australia', { state: 'NZ' }],
  ['phone_kind', 'phone', 'RS-5', 'a phone is mobile, home or work', { kind: 'fax' }],
  [
    'case_two_parties',
    'child_support_case',
    'RS-5',
    'a case has two parties',
    { paying_parent_id: anybody, receiving_parent_id: anybody },
  ],
  ['case_process_kind', 'case_process', 'RS-5', 'a case’s process is of a known kind', { kind: 'divorce' }],
  [
    'internal_referral_state',
    'internal_referral',
    'PS-1',
    'a referral is pending, assigned or ended',
    { state: 'lost' },
  ],
  ['internal_referral_associate', 'internal_referral', 'PS-2', 'Associate names the associate', { type: 'Associate' }],
  ['internal_referral_associate', 'internal_referral', 'PS-2', 'Other names none', { associate_customer_id: anybody }],
  ['internal_referral_associate', 'internal_referral', 'PS-2', 'there is no third type', { type: 'Friend' }],
  [
    'internal_referral_associate',
    'internal_referral',
    'PS-2',
    'nobody is their own associate',
    { type: 'Associate', customer_id: anybody, associate_customer_id: anybody },
  ],
  ['assignment_closed', 'assignment', 'PS-4', 'a closed assignment says why', { close_reason: null }],
  ['note_subject', 'note', 'PS-6', 'a note has a subject', { subject: ' ' }],
  ['note_text', 'note', 'PS-6', 'a note has a text', { text: ' ' }],
  ['plan_core_issue', 'plan', 'PS-8', 'a core issue has type and document', { core_issue_document_id: null }],
  ['plan_core_issue_type', 'plan', 'PS-8', 'a core issue is of a known type', { core_issue_type: 'Friend' }],
  ['plan_trigger', 'plan', 'PS-8', 'a trigger has segment and issue', { trigger_issue: null }],
  ['plan_edit_part', 'plan_edit', 'PS-12', 'an edit is of a known part', { part: 'everything' }],
  ['plan_submission_state', 'plan_submission', 'PS-11', 'a submission has a known state', { state: 'lost' }],
  [
    'plan_submission_decided',
    'plan_submission',
    'PS-11',
    'an acceptance names who',
    { ...decided, decided_by_id: null },
  ],
  ['plan_submission_decided', 'plan_submission', 'PS-11', 'an acceptance names when', { ...decided, decided_at: null }],
  [
    'plan_submission_decided',
    'plan_submission',
    'PS-11',
    'what is not decided names nobody',
    { ...decided, state: 'withdrawn' },
  ],
  [
    'plan_submission_reason',
    'plan_submission',
    'PS-11',
    'a return gives a reason',
    { ...decided, state: 'returned', reason: ' ' },
  ],
  ['plan_submission_authors', 'plan_submission', 'PS-12', 'who submitted is an author', { authors: [anybody] }],
  [
    'plan_submission_four_eyes',
    'plan_submission',
    'PS-12',
    'four eyes: an author accepts nothing',
    { ...decided, decided_by_id: 'author' },
  ],
  [
    'plan_submission_four_eyes',
    'plan_submission',
    'PS-12',
    'four eyes: an author returns nothing',
    { ...decided, decided_by_id: 'author', state: 'returned', reason: 'x' },
  ],
  ['transfer_referral_state', 'transfer_referral', 'PS-16', 'a referral has a known state', { state: 'lost' }],
  [
    'transfer_referral_monitor_decided',
    'transfer_referral',
    'PS-17',
    'monitoring is decided at some time',
    { monitor_decided_by_id: anybody },
  ],
  [
    'transfer_referral_monitor_decided',
    'transfer_referral',
    'PS-17',
    'nothing is monitored before somebody accepted it',
    { monitoring_until: now },
  ],
  [
    'transfer_referral_actioned',
    'transfer_referral',
    'PS-18',
    'a transfer is actioned at some time',
    { ...actioned, transfer_actioned_at: null },
  ],
  [
    'transfer_referral_actioned',
    'transfer_referral',
    'PS-18',
    'no transfer is actioned before monitoring is accepted',
    { ...actioned, monitoring_until: null },
  ],
  [
    'transfer_referral_transfer_decided',
    'transfer_referral',
    'PS-20',
    'a transfer is decided by somebody',
    { ...actioned, state: 'transferred' },
  ],
  [
    'transfer_referral_transfer_decided',
    'transfer_referral',
    'PS-20',
    'a transfer is decided at some time',
    { ...transferred, transfer_decided_at: null },
  ],
  [
    'transfer_referral_transfer_decided',
    'transfer_referral',
    'PS-20',
    'what is decided is over',
    { ...transferred, state: 'open' },
  ],
  [
    'transfer_referral_transfer_decided',
    'transfer_referral',
    'PS-20',
    'no transfer is decided before it is actioned',
    { ...transferred, transfer_actioned_by_id: null, transfer_actioned_at: null },
  ],
  [
    'transfer_referral_reason',
    'transfer_referral',
    'PS-17',
    'who declines monitoring gives a reason',
    { state: 'monitoringDeclined', monitor_decided_by_id: anybody, monitor_decided_at: now, end_reason: ' ' },
  ],
  [
    'transfer_referral_reason',
    'transfer_referral',
    'PS-20',
    'who rejects a transfer gives a reason',
    { ...transferred, state: 'transferRejected' },
  ],
  [
    'transfer_referral_monitor_four_eyes',
    'transfer_referral',
    'PS-22',
    'four eyes: whoever referred accepts no monitoring',
    { ...monitored, monitor_decided_by_id: 'author' },
  ],
  [
    'transfer_referral_transfer_four_eyes',
    'transfer_referral',
    'PS-22',
    'four eyes: whoever referred decides no transfer',
    { ...transferred, transfer_actioned_by_id: otherOfficer, transfer_decided_by_id: 'author' },
  ],
  [
    'transfer_referral_transfer_four_eyes',
    'transfer_referral',
    'PS-22',
    'four eyes: whoever actioned a transfer does not decide it',
    { ...transferred, transfer_actioned_by_id: anybody, transfer_decided_by_id: anybody },
  ],
  ['contact_kind', 'contact', 'EM-12', 'a contact is of a known kind', { kind: 'visit' }],
  ['contact_kind', 'contact', 'EM-13', 'one by the customer says how', { channel: null }],
  ['contact_kind', 'contact', 'EM-12', 'a phone attempt names a number', { ...rang, number: null }],
  ['contact_kind', 'contact', 'EM-12', 'and whether the customer was reached', { ...rang, reached: null }],
  ['contact_kind', 'contact', 'EM-48', 'a note says something', { kind: 'note', channel: null, text: ' ' }],
  ['contact_channel', 'contact', 'EM-5', 'what comes by SMS is no contact', { channel: 'sms' }],
  ['notepad_kind', 'notepad', 'EM-8', 'a notepad is General or FDV', { kind: 'Other', raised_by: null }],
  ['notepad_kind', 'notepad', 'EM-10', 'only concerns are raised by somebody', { kind: 'General' }],
  ['notepad_raised_by', 'notepad', 'EM-10', 'concerns are raised by one of the parties', { raised_by: 'neighbour' }],
  ['notepad_text', 'notepad', 'EM-48', 'a notepad says something', { text: ' ' }],
  ['complaint_text', 'complaint', 'EM-48', 'so does a complaint', { text: ' ' }],
  [
    'correspondence_channel',
    'correspondence',
    'EM-30',
    'what is sent elsewhere is an email or a letter',
    { channel: 'Fax' },
  ],
  ['correspondence_status', 'correspondence', 'EM-30', 'an email has no status of a letter', { status: 'produced' }],
  [
    'correspondence_status',
    'correspondence',
    'EM-28',
    'a letter does not bounce',
    { channel: 'Letter', status: 'bounced', failed_at: now, bounced_at: now },
  ],
  ['correspondence_failed', 'correspondence', 'EM-28', 'what failed says when', { status: 'failed' }],
  ['correspondence_failed', 'correspondence', 'EM-28', 'what did not has not failed', { failed_at: now }],
  [
    'correspondence_bounced',
    'correspondence',
    'EM-28',
    'a bounce-back says since when',
    { status: 'bounced', failed_at: now },
  ],
  ['correspondence_bounced', 'correspondence', 'EM-28', 'what was sent did not bounce', { bounced_at: now }],
  [
    'correspondence_issued',
    'correspondence',
    'EM-30',
    'an issued letter says when',
    { channel: 'Letter', status: 'issued' },
  ],
  ['correspondence_issued', 'correspondence', 'EM-30', 'an email is not issued', { issued_at: now }],
  ['fdv_review_verdict', 'fdv_review', 'EM-8', 'a review says one of three things', { verdict: 'perhaps' }],
  ['fdv_consultation_state', 'fdv_consultation', 'EM-8', 'a consultation is open or over', { state: 'asleep' }],
  ['fdv_consultation_answered', 'fdv_consultation', 'EM-8', 'an answer is somebody’s', { state: 'appropriate' }],
  ['fdv_consultation_answered', 'fdv_consultation', 'EM-8', 'with its time', { ...answered, answered_at: null }],
  ['fdv_consultation_answered', 'fdv_consultation', 'EM-8', 'and only an answer is', { ...answered, state: 'ended' }],
  [
    'fdv_consultation_four_eyes',
    'fdv_consultation',
    'EM-8',
    'four eyes: who asked does not answer',
    { ...answered, answered_by_id: 'author' },
  ],
  [
    'fdv_consultation_reason',
    'fdv_consultation',
    'EM-8',
    'not appropriate has its reason',
    { ...answered, state: 'notAppropriate', reason: ' ' },
  ],
  ['fdv_discussion_note', 'fdv_discussion', 'EM-9', 'a discussion says what was discussed', { note: ' ' }],
  ['message_template_group', 'message_template', 'EM-16', 'a template is in a known group', { group: 'Jokes' }],
  ['message_template_channel', 'message_template', 'EM-44', 'a template is of SMS or myGov', { channel: 'fax' }],
  ['communication_system', 'communication', 'PS-7', 'records stand in Pluto or Cuba', { system: 'Saturn' }],
  ['communication_copy', 'communication', 'PS-7', 'a copy is Cuba’s', { system: 'pluto', source_id: anybody }],
  ['note_system', 'note', 'PS-7', 'notes stand in Pluto or Cuba', { system: 'Saturn' }],
  ['note_copy', 'note', 'PS-7', 'a copy is Cuba’s', { system: 'pluto', source_id: anybody }],
  ['work_item_claim', 'work_item', 'RS-3', 'a claim has its time', { claimed_by_id: anybody, assignee_id: null }],
  [
    'work_item_claim',
    'work_item',
    'RS-3',
    'only what is nobody’s is claimed',
    { claimed_by_id: anybody, claimed_at: now },
  ],
  ['saved_filter_list', 'saved_filter', 'RS-3', 'four lists have saved filters', { list: 'colours' }],
  ['saved_filter_name', 'saved_filter', 'RS-3', 'a saved filter has a name', { name: ' ' }],
  ['online_account_status', 'online_account', 'OA-16', 'an account is active or inactive', { status: 'asleep' }],
  ['online_account_closed', 'online_account', 'OA-16', 'one that is not current says since when', { closed_at: null }],
  [
    'account_attempt_words',
    'account_attempt',
    'OA-5',
    'an attempt is accepted, rejected or cancelled',
    { outcome: 'lost' },
  ],
  [
    'account_attempt_words',
    'account_attempt',
    'OA-3',
    'a password goes over the phone or by letter',
    { delivery: 'email' },
  ],
  ['account_attempt_proof', 'account_attempt', 'OA-4', 'a proof has its score', { points: null, outcome: 'rejected' }],
  ['account_attempt_accepted', 'account_attempt', 'OA-4', 'accepted with 100 points or more', { points: 99 }],
  [
    'account_attempt_edition',
    'account_attempt',
    'OA-2',
    'the linked edition creates nothing',
    { edition: 'linked', questions_version: null, answers: null, points: null, delivery: null },
  ],
  ['account_attempt_account', 'account_attempt', 'OA-2', 'what was accepted is about an account', { account_id: null }],
  [
    'account_attempt_reason',
    'account_attempt',
    'OA-10',
    'deactivating has its reason',
    { action: 'deactivate', reason: ' ' },
  ],
  ['account_change_words', 'account_change', 'OA-13', 'a change is a known one', { what: 'painted' }],
  ['temporary_password_hash', 'temporary_password', 'OA-8', 'only a hash is stored', { hash: 'KXTR-4H7W-9MPD' }],
  ['temporary_password_end', 'temporary_password', 'OA-8', 'it is spent or revoked', { spent_at: now }],
  ['channel_product_words', 'channel_product', 'OA-12', 'a product allows its default', { default_channel: 'SMS' }],
  ['channel_product_words', 'channel_product', 'OA-12', 'channels are known ones', { channels: ['Pigeon'] }],
  ['list_entry_list', 'list_entry', 'EM-11', 'administrators keep four lists', { list: 'colours' }],
  ['list_entry_name', 'list_entry', 'EM-11', 'an entry has a name', { name: ' ' }],
  ['message_template_use', 'message_template', 'EM-42', 'a template has a known use', { use: 'greeting' }],
  [
    'message_template_subscription',
    'message_template',
    'EM-3',
    'a template is Reminder, General or Centrelink',
    { subscription: 'Other' },
  ],
  [
    'message_template_system',
    'message_template',
    'EM-50',
    'a Centrelink subscription is Customer First’s',
    { subscription: 'Centrelink' },
  ],
  [
    'message_template_fixed',
    'message_template',
    'EM-41',
    'Customer First has its four templates and no other',
    { system: 'customerFirst', subscription: 'Centrelink', active: false },
  ],
  [
    'message_template_version_to_the_letter',
    'message_template_version',
    'EM-41',
    'their texts stand to the letter',
    { template_id: '01930000-0000-7000-8000-000000000001', number: 2, text: 'We will call you today.' },
  ],
  ['message_system', 'message', 'EM-37', 'only Centrelink’s messages are sent by CENTRELINK', { sender: 'CENTRELINK' }],
  [
    'message_system',
    'message',
    'EM-37',
    'and they are sent by nobody else',
    { ...ofCustomerFirst, sender: 'Child Supp' },
  ],
  [
    'message_system',
    'message',
    'EM-38',
    'they rest on a choice of their system',
    { ...ofCustomerFirst, system_choice_id: null },
  ],
  ['message_system', 'message', 'EM-38', 'and no other does', { system_choice_id: anotherChoice }],
  ['message_contact_time', 'message', 'EM-17', 'a message names a known time', { contact_time: 'nextWeek' }],
  ['message_contact_time', 'message', 'EM-17', 'of Child Support’s not 2 hours', { contact_time: 'nextTwoHours' }],
  [
    'message_contact_time',
    'message',
    'EM-41',
    'of Centrelink’s not the next hour',
    { ...ofCustomerFirst, contact_time: 'nextHour' },
  ],
  [
    'message_place',
    'message',
    'EM-50',
    'Centrelink’s messages take no place of the five',
    { ...ofCustomerFirst, place: 2, place_date: now },
  ],
  ['system_choice_words', 'system_choice', 'EM-38', 'a choice rests on known answers', { work_item: 'gossip' }],
  [
    'system_choice_pluto',
    'system_choice',
    'EM-38',
    'who isn’t a current Centrelink customer is recommended Pluto',
    { centrelink_customer: false },
  ],
  ['system_choice_reason', 'system_choice', 'EM-38', 'the other system needs a reason', { chosen: 'pluto' }],
  ['system_choice_reason', 'system_choice', 'EM-38', 'and no empty one', { chosen: 'pluto', reason: ' ' }],
  ['system_choice_reason', 'system_choice', 'EM-38', 'the recommended one has none', { reason: 'x' }],
  ['claim_check_answers', 'claim_check', 'EM-39', 'no outcome is told where CCM is available', { ccm_available: true }],
  ['claim_check_answers', 'claim_check', 'EM-39', 'Grant is told to who gets paper mail', { mail: 'online' }],
  ['claim_check_answers', 'claim_check', 'EM-39', 'and says how the customer gets it', { mail: null }],
  [
    'claim_check_answers',
    'claim_check',
    'EM-39',
    'Reject is told after phone contact was tried',
    { claim: 'finalisedAsReject', mail: null, phone_tried: false },
  ],
  ['claim_check_answers', 'claim_check', 'EM-39', 'of a claim that is finalised', { claim: 'notFinalised' }],
  ...(['http://x', 'https://x', 'WWW.x'] as const).flatMap((link): (typeof checks)[number][] => [
    [
      'message_template_version_no_link',
      'message_template_version',
      'EM-4',
      `no template holds ${link}`,
      { text: link },
    ],
    ['message_no_link', 'message', 'EM-4', `no message holds ${link}`, { text: link }],
  ]),
  ['message_state', 'message', 'EM-26', 'a message has a known state', { state: 'lost' }],
  ['message_why', 'message', 'EM-24', 'a message that was not sent says why', { ...notSent, why: null }],
  ['message_why', 'message', 'EM-24', 'only one that was not sent does', { why: 'deceased' }],
  ['message_ended', 'message', 'EM-26', 'a message that is over says when', { state: 'delivered' }],
  ['message_ended', 'message', 'EM-26', 'one that is not is not over', { ended_at: now }],
  ['message_place_of_five', 'message', 'EM-14', 'there is no sixth place', { place: 6 }],
  ['message_place_of_five', 'message', 'EM-14', 'and none before the first', { place: 0 }],
  ['message_place', 'message', 'EM-14', 'a place is one of a day', { place_date: null }],
  [
    'message_place',
    'message',
    'EM-14',
    'a message that may have been sent keeps its place',
    { place: null, place_date: null },
  ],
  [
    'message_place',
    'message',
    'EM-14',
    'one that was not sent gives it back',
    { ...notSent, place: 2, place_date: now },
  ],
  ['sms_attempt_state', 'sms_attempt', 'EM-26', 'an attempt has a known state', { state: 'maybe' }],
  ['sms_attempt_posted', 'sms_attempt', 'EM-26', 'what was posted says when', { posted_at: null }],
  ['sms_attempt_posted', 'sms_attempt', 'EM-26', 'and by which execution', { token: null }],
  ['sms_attempt_accepted', 'sms_attempt', 'EM-26', 'what the gateway took has its SID', { state: 'accepted' }],
  [
    'sms_opt_out_of',
    'sms_opt_out',
    'EM-2',
    'an opt out is a customer’s or a number’s',
    { ...ofCustomer, customer_id: null },
  ],
  ['sms_opt_out_of', 'sms_opt_out', 'EM-2', 'and not of both', { customer_id: anybody }],
  ['sms_opt_out_subscription', 'sms_opt_out', 'EM-3', 'an opt out names a known kind', { subscription: 'Other' }],
  ['sms_opt_out_how', 'sms_opt_out', 'EM-5', 'an opt out says how it was asked', { how: 'somehow' }],
  ['sms_opt_out_how', 'sms_opt_out', 'EM-5', 'the carrier tells of a number', { ...ofCustomer, how: 'carrier' }],
  ['sms_opt_out_how', 'sms_opt_out', 'EM-47', 'a customer asks an officer', { ...ofCustomer, recorded_by_id: null }],
  ['sms_opt_out_how', 'sms_opt_out', 'EM-5', 'no officer records one of a number', { recorded_by_id: anybody }],
  [
    'sms_opt_out_removed',
    'sms_opt_out',
    'EM-47',
    'who removes one says how it was asked',
    { ...ofCustomer, removed_at: now, removed_by_id: anybody },
  ],
  [
    'sms_opt_out_removed',
    'sms_opt_out',
    'EM-47',
    'and when',
    { ...ofCustomer, removed_by_id: anybody, removed_how: 'phone' },
  ],
  ['sending_stop_reason', 'sending_stop', 'EM-26', 'a stop has a reason', { reason: ' ' }],
  ['sending_stop_lifted', 'sending_stop', 'EM-26', 'a lifted stop says by whom', { lifted_by_id: null }],
  ['process_needs', 'process', 'PS-24', 'a process says whose move it is', { needs: 'luck' }],
  ['process_ended', 'process', 'PS-24', 'an ended process says when', { outcome: 'accepted' }],
  ['work_item_state', 'work_item', 'PS-24', 'a work item has a known state', { state: 'lost', closed_at: now }],
  ['work_item_state', 'work_item', 'PS-24', 'a finished work item says when', { state: 'done' }],
  ['audit_entry_subject', 'audit_entry', 'RS-2', 'no entry holds what was typed', { subject_id: 'Mary Smith' }],
  ['audit_entry_words', 'audit_entry', 'RS-2', 'an action is a word', { action: 'she said no' }],
  ['audit_entry_words', 'audit_entry', 'RS-2', 'a result is a word', { result: 'no, since …' }],
  ['audit_seal_sealed', 'audit_seal', 'RS-2', 'a seal with a place has a hash', { hash: null }],
  ['audit_seal_sealed', 'audit_seal', 'RS-2', 'one with a hash has a place', { place: null }],
  ['audit_seal_sealed', 'audit_seal', 'RS-2', 'places count from one', { place: 0 }],
  ['command_state', 'command', 'PS-15', 'a command has a known state', { state: 'lost', settled_at: now }],
  ['command_refusal', 'command', 'PS-15', 'a refused command says why', { state: 'refused', settled_at: now }],
  ['command_settled', 'command', 'PS-15', 'a settled command says when', { state: 'applied' }],
];

/** Unique, also partly: `same` columns keep the first row's value. `after`: what is there before. */
export const uniques: [
  name: string,
  table: string,
  rule: string,
  says: string,
  same: string[],
  by?: Change,
  after?: Change,
][] = [
  ['team_name_key', 'team', 'PS-3', 'a team has its name alone', ['name']],
  ['person_user_id_key', 'person', 'RS-1', 'a User ID is one person’s', ['user_id']],
  ['account_issuer_subject_key', 'account', 'RS-1', 'an account is one person’s', ['subject']],
  ['customer_csid_key', 'customer', 'PS-1', 'a CSID is one customer’s', ['csid']],
  ['customer_external_id_key', 'customer', 'PS-1', 'a record comes once from its system', ['external_id']],
  ['phone_customer_id_number_key', 'phone', 'RS-5', 'a customer has a number once', ['number']],
  ['child_support_case_number_key', 'child_support_case', 'RS-5', 'a case number is one case’s', ['number']],
  [
    'internal_referral_one_pending',
    'internal_referral',
    'PS-1',
    'one pending referral per customer',
    [],
    { state: 'pending' },
    { state: 'pending' },
  ],
  [
    'assignment_internal_referral_id_key',
    'assignment',
    'PS-3',
    'a referral is assigned once',
    ['internal_referral_id'],
  ],
  [
    'assignment_one_open',
    'assignment',
    'PS-4',
    'one open assignment per customer',
    [],
    { closed_at: null, close_reason: null },
  ],
  [
    'stacking_document_communication_id_key',
    'stacking_document',
    'PS-5',
    'a stacking document has a communication of its own',
    ['communication_id'],
  ],
  ['plan_assignment_id_key', 'plan', 'PS-8', 'one plan per stay', ['assignment_id']],
  ['plan_edit_plan_id_revision_key', 'plan_edit', 'PS-12', 'a revision is one person’s', ['revision']],
  ['plan_submission_one_open', 'plan_submission', 'PS-9', 'one open submission per plan', [], { state: 'submitted' }],
  ['plan_submission_plan_id_number_key', 'plan_submission', 'PS-9', 'a plan’s versions are numbered', ['number']],
  ['transfer_referral_one_open', 'transfer_referral', 'PS-16', 'one open referral per customer', [], { state: 'open' }],
  ['message_template_type_key', 'message_template', 'EM-16', 'a type is one template’s', ['type']],
  [
    'message_template_version_template_id_number_key',
    'message_template_version',
    'EM-42',
    'a template’s versions are numbered',
    ['number'],
  ],
  [
    'message_customer_id_place_date_place_key',
    'message',
    'EM-14',
    'a place of a customer’s day is one message’s',
    ['place'],
  ],
  ['sms_attempt_sid_key', 'sms_attempt', 'EM-26', 'what the gateway has is one attempt’s', ['sid']],
  ['sms_attempt_message_id_number_key', 'sms_attempt', 'EM-26', 'a message’s attempts are numbered', ['number']],
  [
    'sms_attempt_one_live',
    'sms_attempt',
    'EM-26',
    'one live attempt per message',
    [],
    { state: 'accepted', sid: 'b' },
    { state: 'accepted', sid: 'c', number: 98 },
  ],
  [
    'sms_attempt_one_unresolved',
    'sms_attempt',
    'EM-26',
    'one unresolved attempt per number and text, also of different messages',
    [],
    { state: 'unknown', message_id: anotherMessage },
    { state: 'posting', number: 98 },
  ],
  ['sms_receipt_once', 'sms_receipt', 'EM-27', 'a receipt counts once', ['sid']],
  ['inbound_sms_sid_key', 'inbound_sms', 'EM-5', 'a reply is kept once', ['sid']],
  ['sms_opt_out_one_of_number', 'sms_opt_out', 'EM-5', 'a number has opted out once', ['number']],
  [
    'sms_opt_out_one_of_customer',
    'sms_opt_out',
    'EM-47',
    'a customer’s opt out of a kind stands once',
    [],
    { ...ofCustomer, how: 'email' },
    ofCustomer,
  ],
  [
    'sending_stop_one_open',
    'sending_stop',
    'EM-26',
    'sending is stopped once',
    [],
    { lifted_by_id: null, lifted_at: null },
  ],
  [
    'process_kind_subject_id_key',
    'process',
    'PS-25',
    'one process per submission, referral or message',
    ['subject_id'],
  ],
  ['communication_source_id_key', 'communication', 'PS-7', 'a record is copied once', [], copyOf, copyOf],
  ['note_source_id_key', 'note', 'PS-7', 'a note is copied once', [], copyOf, copyOf],
  [
    'saved_filter_person_id_list_name_key',
    'saved_filter',
    'RS-3',
    'a name is given to one filter',
    ['person_id', 'list', 'name'],
  ],
  ['online_account_account_key_key', 'online_account', 'OA-16', 'a key is one account’s', ['account_key']],
  [
    'online_account_one_current',
    'online_account',
    'OA-16',
    'at most one account is current',
    [],
    { current: true, closed_at: null },
  ],
  ['account_change_attempt_id_key', 'account_change', 'OA-13', 'an attempt changes once', ['attempt_id']],
  ['account_change_external_id_key', 'account_change', 'OA-11', 'a link told twice counts once', ['external_id']],
  ['temporary_password_attempt_id_key', 'temporary_password', 'OA-8', 'an attempt issues once', ['attempt_id']],
  ['temporary_password_one_live', 'temporary_password', 'OA-9', 'one password is live', [], { revoked_at: null }],
  ['letter_password_id_key', 'letter', 'OA-15', 'a password stands in one letter', ['password_id']],
  ['web_session_external_id_key', 'web_session', 'OA-13', 'a session told twice counts once', ['external_id']],
  ['channel_product_name_key', 'channel_product', 'OA-12', 'a name is one product’s', ['name']],
  ['contact_external_id_key', 'contact', 'EM-48', 'a contact told twice counts once', ['external_id']],
  [
    'list_entry_list_name_purpose_key',
    'list_entry',
    'EM-48',
    'a list names a circumstance and purpose once',
    ['list', 'name', 'purpose'],
  ],
  ['complaint_external_id_key', 'complaint', 'EM-48', 'so does a complaint', ['external_id']],
  [
    'correspondence_external_id_key',
    'correspondence',
    'EM-30',
    'an email or letter told twice counts once',
    ['external_id'],
  ],
  ['fdv_consultation_review_id_key', 'fdv_consultation', 'EM-8', 'a review asks one question', ['review_id']],
  [
    'fdv_consultation_one_open',
    'fdv_consultation',
    'EM-8',
    'an officer asks once about a customer until it is answered',
    [],
    { state: 'open' },
  ],
  [
    'message_fdv_review_id_key',
    'message',
    'EM-8',
    'a review is for one message',
    [],
    { fdv_review_id: anotherReview },
    { fdv_review_id: anotherReview, place: 4 },
  ],
  ['incident_task_incident_id_kind_key', 'incident_task', 'EM-36', 'each thing is to be done once', ['kind']],
  [
    'incident_one_of_message',
    'incident',
    'EM-32',
    'a message is sent to the wrong customer once',
    [],
    { cause: 'sentToWrongCustomer', message_id: anotherMessage },
    { cause: 'sentToWrongCustomer', message_id: anotherMessage },
  ],
  [
    'incident_one_shared_mobile',
    'incident',
    'EM-36',
    'a mobile on several records is one incident until it is closed',
    [],
    { cause: 'sharedMobile', officer_id: null, ...withSas },
    { cause: 'sharedMobile', officer_id: null, ...withSas },
  ],
  [
    'message_system_choice_id_key',
    'message',
    'EM-38',
    'a choice is for one message',
    [],
    ofCustomerFirst,
    { ...ofCustomerFirst },
  ],
  ['process_step_process_id_event_id_key', 'process_step', 'PS-25', 'an event is recorded once', ['event_id']],
  ['outbox_one_start', 'outbox', 'PS-25', 'a process is started once', ['name']],
  ['fact_process_id_fact_source_id_key', 'fact', 'PS-25', 'a fact counts once', ['source_id']],
  ['work_item_process_id_step_key_key', 'work_item', 'PS-25', 'a step opens an item once', ['step_key']],
  ['command_account_id_key_key', 'command', 'PS-15', 'a key is used once', ['key']],
  ['audit_seal_place_key', 'audit_seal', 'RS-2', 'a place of the chain is one entry’s', ['place']],
];

/** Foreign keys, `table.column`; each is named `table_column_fkey`. */
export const references = `
  person.team_id person.manager_id account.person_id leave.person_id leave.delegate_id session.account_id
  phone.customer_id child_support_case.paying_parent_id child_support_case.receiving_parent_id case_process.case_id
  case_process.initiating_party_id internal_referral.customer_id internal_referral.associate_customer_id
  assignment.customer_id assignment.internal_referral_id assignment.officer_id assignment_officer.assignment_id
  communication.customer_id stacking_document.customer_id stacking_document.communication_id
  note.stacking_document_id note.author_id note.customer_id plan.customer_id plan.assignment_id
  plan.core_issue_document_id plan_edit.plan_id plan_submission.plan_id plan_submission.customer_id
  plan_submission.core_issue_document_id transfer_referral.customer_id transfer_referral.assignment_id
  message_template_version.template_id message.customer_id message.template_version_id message.author_id message.system_choice_id
  system_choice.customer_id claim_check.message_id sms_attempt.message_id
  sms_receipt.attempt_id sms_opt_out.customer_id contact.customer_id notepad.customer_id complaint.customer_id correspondence.customer_id fdv_review.customer_id message_draft.customer_id centrelink_draft.customer_id
  fdv_consultation.review_id fdv_discussion.case_process_id message.fdv_review_id sending_stop.template_id process.customer_id process_step.process_id command.account_id
  communication.source_id note.source_id note.corrects_id work_item.claimed_by_id saved_filter.person_id
  online_account.customer_id account_attempt.customer_id account_attempt.account_id account_attempt.questions_version
  account_attempt.rests_on_id account_change.account_id account_change.attempt_id temporary_password.account_id
  temporary_password.attempt_id letter.id letter.password_id web_session.account_id channel_preference.customer_id
  channel_preference.product_id channel_preference_change.customer_id channel_preference_change.product_id
  incident.customer_id incident.message_id incident.found_customer_id incident_task.incident_id
  work_item.assignee_id work_item.customer_id work_item.process_id audit_seal.entry_id`
  .trim()
  .split(/\s+/);

/** What else a row needs to refer to something. */
export const referring: Record<string, Change> = {
  'internal_referral.associate_customer_id': { type: 'Associate' },
  'work_item.claimed_by_id': { assignee_id: null, claimed_at: now },
  'sms_opt_out.customer_id': ofCustomer,
  'incident.found_customer_id': { ...found, finding: 'otherRecord' },
  'message.system_choice_id': ofCustomerFirst,
};

/** Tables of which pages hear (RS-3); their triggers are named `table_changed`. */
export const told =
  'customer internal_referral assignment stacking_document note plan process work_item leave message sending_stop sms_opt_out contact notepad complaint correspondence fdv_review fdv_consultation message_template list_entry person team channel_product proof_questions incident incident_task'.split(
    ' ',
  );
