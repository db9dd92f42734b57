/** The lists that administrators keep: what stands in messages (EM-4, EM-41), and what officers read before they send one (EM-11, EM-48). */
import { entryProblems, type List, type ListEntry } from '../../domain/lists.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { seedId } from './deterministic.ts';
import { agencyPhone } from './message-templates.ts';

type Entry = Pick<ListEntry, 'name'> & Partial<ListEntry>;

/** The areas that customers of the demonstration data name. */
const areas: readonly Entry[] = [
  {
    name: 'Complex Assessment',
    text: 'The Complex Assessment team speaks with this customer. Before a message is sent, look in the case history for an appointment with the team; a question about the assessment itself is for the team alone.',
  },
  {
    name: 'Intensive Debt',
    text: 'Ring before you write: the Intensive Debt team has agreed with this customer that payments are spoken about, not sent. A message may confirm what was said. Name no amounts.',
  },
  {
    name: 'International',
    text: 'Look at the local time first. The International team keeps the contact with the authority of the other country; do not announce a call that the team has not arranged.',
  },
  {
    name: 'Cross-border Agreements',
    text: 'This area was closed: its customers are served by International. Ask them before you send anything.',
    active: false,
  },
];

const protocols: readonly (readonly [circumstance: string, purpose: string, text: string])[] = [
  [
    'Payment overdue',
    'First contact',
    'Ring first, on each number that is recorded. Nobody answers: “Missed call”. Speak about the payment only with the customer, never with whoever picks up.',
  ],
  [
    'Payment overdue',
    'Reminder',
    '“Payment not received” with a By date of 7 to 14 days. Not while a payment arrangement is being worked out, and not within 3 days of the last one.',
  ],
  [
    'Payment overdue',
    'Arrangement agreed',
    'Confirm with “Payment arrangement confirmed” once the arrangement stands in the record, with its receipt number. The customer hears the terms on the phone.',
  ],
  [
    'New registration',
    'First contact',
    'Announce the call with “Pre-call advice”, then ring within the hour. An FDV notepad is read before anything is sent, for both parties.',
  ],
  [
    'New registration',
    'Documents needed',
    'The letter says which documents; the message only that there is one: “Information needed”. Allow 14 days.',
  ],
  [
    'Change of care',
    'Information needed',
    'Ring both parties, the one who told us first. A message names neither the child nor the other party.',
  ],
  [
    'Change of assessment',
    'Information needed',
    'By letter or phone. A message reminds of the letter and of nothing in it. Until FDV concerns were discussed with who applied, nothing goes to the other party.',
  ],
  [
    'Objection',
    'Acknowledgement',
    '“Documents received” or “Information received” with the receipt number. Say nothing about how the objection may end.',
  ],
  [
    'Complaint open',
    'Any contact',
    'Read the complaint first and ring: a customer who has complained is not answered by a message. A message may announce the call.',
  ],
  [
    'Income estimate',
    'Reminder',
    '“Income details needed” once the return is overdue. Whoever has a JobSeeker claim under way is rung instead.',
  ],
  [
    'No response to messages',
    'Another way of contact',
    'After two messages without an answer in 14 days: ring at another time of day, then write a letter. Check the number and the address with whatever the customer last sent.',
  ],
];

const entries: Readonly<Record<List, readonly Entry[]>> = {
  agencyPhone: [
    // but for the agency’s own, numbers that the regulator keeps for drama
    { name: 'Child Support enquiries', text: agencyPhone },
    { name: 'Child Support payments', text: '1300 975 707' },
    { name: 'Child Support from abroad', text: '+61 3 7010 0177' },
    { name: 'Families', text: '1800 975 707' },
    { name: 'Employers', text: '1300 975 709' },
    { name: 'Enquiries, until 2025', text: '1300 975 711', active: false },
  ],
  paymentType: [
    'Age Pension',
    'Carer Allowance',
    'Carer Payment',
    'Disability Support Pension',
    'Family Tax Benefit',
    'JobSeeker Payment',
    'Parenting Payment',
    'Youth Allowance',
  ].map((name) => ({ name })),
  specialisedArea: areas,
  contactProtocol: protocols.map(([name, purpose, text]) => ({ name, purpose, text })),
};

/** The rows. Throws where an entry holds what none may. */
export function listRows(): Prisma.ListEntryCreateManyInput[] {
  const all: [List, readonly Entry[]][] = [
    ['agencyPhone', entries.agencyPhone],
    ['paymentType', entries.paymentType],
    ['specialisedArea', entries.specialisedArea],
    ['contactProtocol', entries.contactProtocol],
  ];
  return all.flatMap(([list, those]) =>
    those.map(({ name, purpose = '', text = '', active = true }) => {
      const [problem] = entryProblems(list, { name, purpose, text });
      if (problem) throw new Error(`${list}, ${name}: ${problem.field}: ${problem.sentence}`);
      return { id: seedId('listEntry', list, name, purpose), list, name, purpose, text, active };
    }),
  );
}
