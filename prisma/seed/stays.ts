/**
 * Who is in Personalised Services with whom, and what has happened to their plans. Numbers are customers (customers.ts) and
 * working days before the seeding. What falls due by itself, reminders and escalations, follows from the rules and is not written here.
 */
export type Happening = {
  on: number;
  /** Facts have no person. `by`: userId; without one the manager with whom it waits, or their delegate. */
  what: 'accept' | 'return' | 'withdraw' | 'handOver' | 'customerDeceased' | 'assignmentClosed';
  by?: string;
  to?: string;
};
export type Submitted = { on: number; after?: Happening[] };

export type Stay = {
  customer: number;
  /** userId of today's officer. */
  officer: string;
  opened: number;
  /** PS-2: an associate of this customer. */
  associateOf?: number;
  /** Officers before today's; the first one from `opened` on, each until the next one's day. */
  before?: string[];
  since?: number[];
  /** Stacking documents. */
  documents: number[];
  /** When the core issue was saved for the first time, and the trigger. */
  core?: number;
  trigger?: number;
  submissions?: Submitted[];
  closed?: { on: number; why: string };
  /** PS-28: when they became restricted, with an officer who may not see them since. */
  restricted?: number;
};

export const stays: readonly Stay[] = [
  // Daniel Okafor: a plan in every state
  { customer: 0, officer: 'dokafor', opened: 1, documents: [] },
  { customer: 1, officer: 'dokafor', opened: 12, documents: [10, 6], core: 6 },
  { customer: 2, officer: 'dokafor', opened: 24, documents: [22, 9], core: 8, trigger: 6, submissions: [{ on: 5 }] },
  {
    customer: 3,
    officer: 'dokafor',
    opened: 33,
    documents: [31, 18],
    core: 12,
    trigger: 10,
    submissions: [{ on: 9, after: [{ on: 7, what: 'return' }] }],
  },
  {
    customer: 4,
    officer: 'dokafor',
    opened: 62,
    documents: [60, 41, 28, 11],
    core: 28,
    trigger: 27,
    submissions: [{ on: 25, after: [{ on: 23, what: 'accept' }] }],
  },
  {
    customer: 5,
    officer: 'dokafor',
    opened: 44,
    documents: [42, 20, 4],
    core: 18,
    trigger: 16,
    submissions: [{ on: 14, after: [{ on: 12, what: 'return' }] }, { on: 1 }],
  },
  {
    customer: 6,
    officer: 'dokafor',
    opened: 27,
    documents: [25, 8],
    core: 7,
    trigger: 6,
    submissions: [{ on: 4, after: [{ on: 3, what: 'withdraw', by: 'dokafor' }] }],
  },
  {
    customer: 17,
    officer: 'dokafor',
    opened: 38,
    documents: [36, 15],
    core: 11,
    trigger: 8,
    submissions: [{ on: 6, after: [{ on: 4, what: 'customerDeceased' }] }],
  },

  // Priya Raman, RAC officer
  { customer: 9, officer: 'praman', opened: 29, documents: [27, 5], core: 5, trigger: 4, submissions: [{ on: 2 }] }, // restricted
  { customer: 7, officer: 'praman', opened: 35, documents: [33, 12], core: 9, trigger: 7, submissions: [{ on: 3 }] }, // reminded
  {
    customer: 8,
    officer: 'praman',
    opened: 21,
    documents: [19, 7],
    core: 6,
    trigger: 5,
    submissions: [{ on: 3, after: [{ on: 2, what: 'handOver', by: 'mdoyle', to: 'hmarsh' }] }],
  },
  {
    customer: 10,
    officer: 'praman',
    opened: 70,
    documents: [68, 43, 6],
    core: 43,
    trigger: 42,
    submissions: [{ on: 40, after: [{ on: 38, what: 'accept' }] }, { on: 4 }],
  },
  { customer: 11, officer: 'praman', opened: 20, documents: [18, 9], core: 9, trigger: 3 },

  // Liam Hartigan
  {
    customer: 12,
    officer: 'lhartigan',
    opened: 31,
    documents: [29, 13],
    core: 12,
    trigger: 9,
    submissions: [{ on: 7 }],
  }, // with the regional manager
  {
    customer: 13,
    officer: 'lhartigan',
    opened: 55,
    documents: [53, 26],
    core: 25,
    trigger: 24,
    submissions: [{ on: 21 }],
  }, // overdue
  { customer: 14, officer: 'lhartigan', opened: 9, documents: [7] },
  {
    customer: 15,
    officer: 'lhartigan',
    opened: 58,
    documents: [56, 34],
    core: 33,
    trigger: 32,
    submissions: [{ on: 30, after: [{ on: 23, what: 'accept' }] }], // by the regional manager, escalated
  },

  // Sofia Marchetti: her manager is on leave
  {
    customer: 16,
    officer: 'smarchetti',
    opened: 26,
    documents: [24, 8],
    core: 7,
    trigger: 5,
    submissions: [{ on: 3 }],
  },
  {
    customer: 18,
    officer: 'smarchetti',
    opened: 17,
    documents: [15, 5],
    core: 4,
    trigger: 3,
    submissions: [{ on: 1 }],
  },
  {
    customer: 19,
    officer: 'smarchetti',
    opened: 40,
    documents: [38, 12],
    core: 10,
    trigger: 8,
    submissions: [{ on: 5, after: [{ on: 3, what: 'accept' }] }], // by the delegate
  },
  { customer: 20, officer: 'smarchetti', opened: 15, documents: [13, 4], core: 4, trigger: 2 },
  {
    customer: 21,
    officer: 'smarchetti',
    opened: 66,
    documents: [64, 37, 19],
    core: 36,
    trigger: 34,
    submissions: [
      { on: 32, after: [{ on: 30, what: 'return' }] },
      { on: 28, after: [{ on: 26, what: 'accept' }] },
    ],
  },
  {
    customer: 22,
    officer: 'smarchetti',
    opened: 30,
    documents: [28, 11],
    core: 10,
    trigger: 8,
    submissions: [{ on: 6 }],
  }, // escalated past the manager on leave

  // Thomas Ferris, on leave
  {
    customer: 23,
    officer: 'tferris',
    opened: 48,
    documents: [46, 25],
    core: 23,
    trigger: 21,
    submissions: [{ on: 18 }],
  }, // overdue
  { customer: 24, officer: 'tferris', opened: 14, documents: [12], core: 10 },
  {
    customer: 25,
    officer: 'tferris',
    before: ['smarchetti'],
    since: [22],
    opened: 74,
    documents: [72, 50, 18],
    core: 50,
    trigger: 49,
    submissions: [{ on: 46, after: [{ on: 45, what: 'accept' }] }],
  },

  // Emily Nakata
  { customer: 26, officer: 'enakata', opened: 19, documents: [17, 3], core: 3, trigger: 2, submissions: [{ on: 0 }] },
  {
    customer: 27,
    officer: 'enakata',
    opened: 36,
    documents: [34, 10],
    core: 15,
    trigger: 14,
    submissions: [{ on: 12, after: [{ on: 11, what: 'withdraw', by: 'enakata' }] }],
  },
  {
    customer: 28,
    officer: 'enakata',
    before: ['smarchetti', 'tferris'],
    since: [52, 2],
    opened: 80,
    documents: [78, 47, 21],
    core: 47,
    trigger: 45,
    submissions: [{ on: 43, after: [{ on: 41, what: 'accept' }] }],
  },

  // Joel Pickering
  {
    customer: 29,
    officer: 'jpickering',
    before: ['hmarsh'], // saved the core issue: an author, so it goes past her (PS-12)
    since: [6],
    opened: 34,
    documents: [32, 14, 4],
    core: 12,
    trigger: 4,
    submissions: [{ on: 2 }],
  },
  {
    customer: 30,
    officer: 'jpickering',
    opened: 23,
    documents: [21, 8],
    core: 8,
    trigger: 6,
    submissions: [{ on: 4 }],
  },
  {
    customer: 31,
    officer: 'jpickering',
    opened: 39,
    documents: [37, 16],
    core: 13,
    trigger: 11,
    submissions: [{ on: 8 }],
  }, // escalated and reminded
  { customer: 32, officer: 'jpickering', opened: 4, documents: [2] },

  // Anika Weiss
  {
    customer: 33,
    officer: 'aweiss',
    associateOf: 30,
    opened: 18,
    documents: [16, 5],
    core: 4,
    trigger: 3,
    submissions: [{ on: 1 }],
  },
  {
    customer: 34,
    officer: 'aweiss',
    opened: 28,
    documents: [26, 9],
    core: 8,
    trigger: 7,
    submissions: [{ on: 5, after: [{ on: 2, what: 'return' }] }],
  },
  {
    customer: 35,
    officer: 'aweiss',
    opened: 57,
    documents: [55, 30],
    core: 29,
    trigger: 27,
    submissions: [{ on: 24, after: [{ on: 21, what: 'accept' }] }],
  },

  // Carol Dunne: no manager is recorded
  { customer: 36, officer: 'cdunne', opened: 22, documents: [20, 7], core: 6, trigger: 5, submissions: [{ on: 3 }] },
  { customer: 37, officer: 'cdunne', opened: 10, documents: [8], core: 5 },

  // Helen Marsh, a manager with customers of her own
  { customer: 38, officer: 'hmarsh', opened: 32, documents: [30, 11], core: 9, trigger: 6, submissions: [{ on: 2 }] },
  {
    customer: 39,
    officer: 'hmarsh',
    opened: 60,
    documents: [58, 33],
    core: 31,
    trigger: 30,
    submissions: [{ on: 27, after: [{ on: 26, what: 'accept' }] }],
  },

  // Referred for transfer out long ago (referral-stories.ts), with plans accepted before
  {
    customer: 49,
    officer: 'lhartigan',
    opened: 96,
    documents: [94, 70, 31],
    core: 69,
    trigger: 68,
    submissions: [{ on: 66, after: [{ on: 65, what: 'accept' }] }],
  },
  {
    customer: 50,
    officer: 'jpickering',
    opened: 104,
    documents: [102, 88, 40],
    core: 87,
    trigger: 86,
    submissions: [{ on: 84, after: [{ on: 83, what: 'accept' }] }],
  },
  {
    customer: 52,
    officer: 'lhartigan',
    opened: 75,
    documents: [73, 51, 12],
    core: 50,
    trigger: 49,
    submissions: [{ on: 47, after: [{ on: 46, what: 'accept' }] }],
  },
  {
    customer: 54,
    officer: 'aweiss',
    opened: 90,
    documents: [88, 66, 29],
    core: 65,
    trigger: 64,
    submissions: [{ on: 62, after: [{ on: 61, what: 'accept' }] }],
  },
  {
    customer: 53, // transferred out of PS: the stay is closed
    officer: 'praman',
    opened: 118,
    documents: [116, 90, 45],
    core: 89,
    trigger: 88,
    submissions: [{ on: 86, after: [{ on: 85, what: 'accept' }] }],
  },

  // Closed
  {
    customer: 46,
    officer: 'aweiss',
    opened: 92,
    documents: [90, 61],
    core: 60,
    trigger: 58,
    submissions: [{ on: 50, after: [{ on: 48, what: 'assignmentClosed' }] }],
    closed: { on: 48, why: 'The other party asked for the case to end, and no contact was needed any more.' },
  },
  {
    customer: 48,
    officer: 'dokafor',
    opened: 110,
    documents: [108, 85, 64],
    core: 84,
    trigger: 83,
    submissions: [{ on: 80, after: [{ on: 79, what: 'accept' }] }],
    closed: { on: 35, why: 'The plan was carried out; the customer deals with the general service again.' },
  },
  {
    customer: 14, // was here before
    officer: 'praman',
    opened: 130,
    documents: [128, 112],
    closed: { on: 70, why: 'The customer moved and asked for another contact.' },
  },

  // Frances Callaghan, who has left: these are still hers
  { customer: 55, officer: 'fcallaghan', opened: 21, documents: [19, 11], core: 11 },
  {
    customer: 57,
    officer: 'fcallaghan',
    opened: 88,
    documents: [86, 60, 22],
    core: 59,
    trigger: 58,
    submissions: [{ on: 56, after: [{ on: 55, what: 'accept' }] }],
  },
  { customer: 63, officer: 'fcallaghan', opened: 9, documents: [8] },

  // Liam Hartigan’s still, and for him they do not exist any more
  { customer: 83, officer: 'lhartigan', opened: 16, documents: [15, 9], core: 8, restricted: 1 },
];

/** Customers who wait to be assigned; `associateOf`: of type Associate. */
export const pending: readonly { customer: number; by: string; on: number; associateOf?: number }[] = [
  { customer: 40, by: 'mdoyle', on: 3 },
  { customer: 41, by: 'mdoyle', on: 2, associateOf: 4 },
  { customer: 42, by: 'plindqvist', on: 14 },
  { customer: 43, by: 'hmarsh', on: 0 },
  { customer: 46, by: 'hmarsh', on: 1 }, // was here before
  { customer: 47, by: 'mdoyle', on: 1 }, // restricted
];
