/** What stands in case histories, notepads and complaints: general sentences that fit any customer. */
import type { ContactChannel } from '../../domain/customers/records.ts';

export const contactTexts: readonly { channel: ContactChannel; text: string }[] = [
  { channel: 'phone', text: 'Asked how much is due this month and by when. Read out the last three payments.' },
  { channel: 'online', text: 'Reported a change of employer in the online account.' },
  {
    channel: 'phone',
    text: 'Asked what the last letter means. Explained the assessment period and the two incomes in it.',
  },
  { channel: 'letter', text: 'Sent two payslips and asked that the estimate be looked at.' },
  { channel: 'inPerson', text: 'Came to the service centre with proof of the new address.' },
  {
    channel: 'phone',
    text: 'Says that the pattern of care changed after the school holidays; will send the agreement.',
  },
  { channel: 'email', text: 'Asked for a copy of the payment statement of the last financial year.' },
  {
    channel: 'phone',
    text: 'Offered fortnightly payments. Explained what an arrangement needs; wants to think about the amount.',
  },
  { channel: 'online', text: 'Uploaded the bank statement that was asked for.' },
];

export const attemptTexts: readonly string[] = [
  'No answer, no message left.',
  '',
  'Rang out twice.',
  'Asked to be rung after 3 pm.',
];

/** What another system noted by itself. */
export const systemNotes: readonly string[] = [
  'Payment statement issued.',
  'Income of the last financial year received from the tax office.',
  'Assessment of the new period made.',
];

export const generalNotepads: readonly string[] = [
  'Prefers calls in the morning. Works nights.',
  'An interpreter is needed for every call; the customer asks for the same one where possible.',
  'Hard of hearing: speak slowly, and repeat numbers.',
  'The customer’s sister rings on their behalf. No authority is recorded: nothing is passed on.',
  'Travels for work and is often out of coverage for some days.',
];

export const fdvNotepads: readonly string[] = [
  'Told us of concerns for their safety. Contact on the mobile only, and never leave details with anybody else.',
  'Concerns were raised in the last call. Support services were offered. Before any contact, read the notes of that call.',
  'An order is in force. The customer asks not to be rung in the evening.',
];

export const complaintTexts: readonly string[] = [
  'Waited more than an hour on the phone and was cut off.',
  'Says that the same documents were asked for three times.',
  'Not satisfied with how a decision was explained; asks for it in writing.',
  'Letters still go to the old address although the new one was given twice.',
  'Says that a message came after the payment had been made.',
];
