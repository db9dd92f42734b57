/** What officers and managers wrote: general sentences that fit any customer. */
export const notes: readonly { subject: string; text: string }[] = [
  {
    subject: 'First contact',
    text: 'Introduced myself as the personal contact and explained how Personalised Services works. The customer prefers calls in the morning.',
  },
  {
    subject: 'Care arrangements',
    text: 'Went through the care arrangement that is recorded. The customer says it changed at the start of the school term and will send the new parenting plan.',
  },
  {
    subject: 'Payment history',
    text: 'Read out the last six payments. The customer agrees with five and will check the bank statement for the other.',
  },
  {
    subject: 'Documents received',
    text: 'The statement that we asked for on the last call has arrived and is complete. No further documents are needed for now.',
  },
  {
    subject: 'Call not answered',
    text: 'No answer on two attempts, morning and afternoon. No message was left. Next attempt tomorrow.',
  },
  {
    subject: 'Income',
    text: 'The customer has changed employer. Explained what to report and by when; an estimate of income was discussed but not lodged.',
  },
  {
    subject: 'Other party',
    text: 'The customer asked what the other party has told us. Explained what can and what can’t be passed on.',
  },
  {
    subject: 'Payment arrangement',
    text: 'The customer offers fortnightly payments. Explained what an arrangement needs; the customer will think about the amount until Friday.',
  },
  {
    subject: 'Support services',
    text: 'Offered the contact details of support services. The customer has them already and will ask again when needed.',
  },
  { subject: 'Interpreter', text: 'An interpreter was on the line throughout. Please book one for every call.' },
  {
    subject: 'Change of address',
    text: 'The customer moves at the end of the month and will confirm the new address then. Nothing was changed today.',
  },
  {
    subject: 'Next steps agreed',
    text: 'Agreed that I call again in two weeks, after the assessment. The customer knows how to reach me before that.',
  },
  {
    subject: 'Correction to the note before',
    text: 'The date in my earlier note should read the 14th, not the 4th. The rest stands.',
  },
];

export const triggers: readonly { segment: string; issue: string }[] = [
  {
    segment: 'Complex circumstances',
    issue: 'Several processes run at the same time and the customer asks for one contact for all of them.',
  },
  {
    segment: 'Repeated contact',
    issue: 'More than ten calls in the last month about the same decision; each was answered by somebody else.',
  },
  {
    segment: 'International',
    issue: 'The customer lives abroad part of the year and payments are collected by another authority.',
  },
  {
    segment: 'Change of care in dispute',
    issue: 'Both parties report a different pattern of care and dates are not agreed.',
  },
  {
    segment: 'Vulnerable customer',
    issue: 'The customer needs more time and plain language, and asked for calls from one person only.',
  },
  {
    segment: 'Payment not stable',
    issue: 'Collection through the employer has stopped twice after changes of employment.',
  },
];

/** What the officer made of it after the plan was returned, or when a new version was written. */
export const laterIssue =
  'It was agreed with the customer on the latest call that one contact is enough until the assessment is made.';

export const returnReasons: readonly string[] = [
  'Please name the latest stacking document in the Core Issue; the one chosen is older than the contact that led here.',
  'The issue doesn’t say why one contact is needed. Please add what was agreed with the customer.',
  'The segment doesn’t fit what the notes say. Please check it and submit again.',
];
export const withdrawReason = 'The customer called after I had submitted it; I need to add what was said.';

/** Why an officer referred a customer for transfer out. */
export const referralReasons: readonly string[] = [
  'The plan has been carried out and the customer has called twice only in the last two months.',
  'Payments have been regular since the assessment; the customer agrees to deal with the general service again.',
  'The matters that led here are settled, and the customer knows how to reach us.',
];
export const againstReasons: readonly string[] = [
  'The assessment is not made yet. Please refer again when it is.',
  'The last notes name two matters that are still open with the customer.',
];
export const referralWithdrawn = 'The customer called about a new dispute and needs one contact again.';
