import assert from 'node:assert/strict';
import {
  initiatingWorkItems,
  mainIssues,
  needsReason,
  whichSystem,
  type InitiatingWorkItem,
  type MainIssue,
} from '../../domain/electronic-messaging/which-system.ts';

/** Of what somebody is a customer; `both`: a mutual customer. */
type Customer = 'both' | 'centrelinkOnly' | 'childSupportOnly' | 'neither';
const customers = ['both', 'centrelinkOnly', 'childSupportOnly', 'neither'] as const;
const factsOf = (customer: Customer) => ({
  centrelinkCustomer: customer === 'both' || customer === 'centrelinkOnly',
  childSupportCustomer: customer === 'both' || customer === 'childSupportOnly',
});

/** The rule's own words, row by row: Pluto or Customer First, and what decides. By work item, then by customer, then by main issue. */
const P = 'pluto';
const C = 'customerFirst';
type Row = readonly [
  claimProgression: readonly [string, string | null],
  smeWork: readonly [string, string | null],
  other: readonly [string, string | null],
];
const always: Row = [
  [P, 'notCentrelinkCustomer'],
  [P, 'notCentrelinkCustomer'],
  [P, 'notCentrelinkCustomer'],
];
const sct: Row = [
  [P, 'sctDisagreedReferralIntray'],
  [P, 'sctDisagreedReferralIntray'],
  [P, 'sctDisagreedReferralIntray'],
];
const ofCentrelink: Row = [
  [C, 'centrelinkType'],
  [C, 'centrelinkType'],
  [C, 'centrelinkType'],
];
const expected: Readonly<Record<InitiatingWorkItem, Readonly<Record<Customer, Row>>>> = {
  sctDisagreedReferralIntray: { both: sct, centrelinkOnly: sct, childSupportOnly: always, neither: always },
  centrelinkType: { both: ofCentrelink, centrelinkOnly: ofCentrelink, childSupportOnly: always, neither: always },
  other: {
    both: [
      [C, 'claimProgression'],
      [C, 'smeWork'],
      [P, null],
    ],
    centrelinkOnly: [
      [C, 'notMutual'],
      [C, 'notMutual'],
      [C, 'notMutual'],
    ],
    childSupportOnly: always,
    neither: always,
  },
};

describe('which system a message is sent in', () => {
  for (const workItem of initiatingWorkItems)
    for (const customer of customers)
      for (const [i, mainIssue] of mainIssues.entries()) {
        const [system, because] = expected[workItem][customer][i] ?? [];
        it(`EM-38 work item ${workItem}, customer of ${customer}, issue ${mainIssue}: ${system}, by ${because}`, () => {
          const found = whichSystem({ workItem, mainIssue, ...factsOf(customer) });
          assert.deepEqual([found.system, found.because], [system, because]);
        });
      }

  /** Every pair of a condition of Pluto's and one of Customer First's, where nothing else holds. */
  const conflicts: readonly (readonly [string, InitiatingWorkItem, MainIssue, Customer, string, string, string[]])[] = [
    [
      'not a current Centrelink customer, against a Centrelink work item',
      'centrelinkType',
      'other',
      'childSupportOnly',
      P,
      'The customer isn’t a current Centrelink customer.',
      ['The initiating work item is a Centrelink type.', 'The customer isn’t a Child Support mutual customer.'],
    ],
    [
      'not a current Centrelink customer, against not mutual, which follows from it',
      'other',
      'other',
      'childSupportOnly',
      P,
      'The customer isn’t a current Centrelink customer.',
      ['The customer isn’t a Child Support mutual customer.'],
    ],
    [
      'not a current Centrelink customer, against claim progression',
      'other',
      'claimProgression',
      'childSupportOnly',
      P,
      'The customer isn’t a current Centrelink customer.',
      ['The customer isn’t a Child Support mutual customer.', 'The main issue is claim progression.'],
    ],
    [
      'not a current Centrelink customer, against SME work',
      'other',
      'smeWork',
      'neither',
      P,
      'The customer isn’t a current Centrelink customer.',
      ['The customer isn’t a Child Support mutual customer.', 'The contact progresses SME work.'],
    ],
    [
      'SCT Disagreed Referral Intray, against not mutual',
      'sctDisagreedReferralIntray',
      'other',
      'centrelinkOnly',
      P,
      'The initiating work item is a SCT Disagreed Referral Intray.',
      ['The customer isn’t a Child Support mutual customer.'],
    ],
    [
      'SCT Disagreed Referral Intray, against claim progression',
      'sctDisagreedReferralIntray',
      'claimProgression',
      'both',
      P,
      'The initiating work item is a SCT Disagreed Referral Intray.',
      ['The main issue is claim progression.'],
    ],
    [
      'SCT Disagreed Referral Intray, against SME work',
      'sctDisagreedReferralIntray',
      'smeWork',
      'both',
      P,
      'The initiating work item is a SCT Disagreed Referral Intray.',
      ['The contact progresses SME work.'],
    ],
  ];
  for (const [title, workItem, mainIssue, customer, system, sentence, despite] of conflicts)
    it(`EM-38 both match: ${title}: ${system}, and what is overruled is named`, () => {
      const found = whichSystem({ workItem, mainIssue, ...factsOf(customer) });
      assert.deepEqual([found.system, found.sentence, found.despite], [system, sentence, despite]);
    });

  it('EM-38 where nothing concerns Centrelink the message is Child Support’s own', () => {
    const found = whichSystem({ workItem: 'other', mainIssue: 'other', ...factsOf('both') });
    assert.deepEqual([found.system, found.sentence, found.despite], [P, 'Nothing of it concerns Centrelink.', []]);
  });

  it('EM-38 SME work takes the ARO/SME text, whoever the customer is; nothing else names one', () => {
    for (const mainIssue of mainIssues)
      for (const customer of customers) {
        const { type } = whichSystem({ workItem: 'other', mainIssue, ...factsOf(customer) });
        assert.equal(type, mainIssue === 'smeWork' ? 'CLK pre call notification - ARO/SME only' : null);
      }
  });

  it('EM-38 the other system needs a reason, the recommended one none', () => {
    assert.deepEqual(
      [needsReason(P, P), needsReason(C, C), needsReason(P, C), needsReason(C, P)],
      [false, false, true, true],
    );
  });
});
