import assert from 'node:assert/strict';
import {
  claimOutcomeOf,
  claimRefusalsOf,
  claimRefusalWords,
  type ClaimAnswers,
  type ClaimOutcome,
} from '../../domain/electronic-messaging/claim-finalised.ts';
import { centrelinkTypes, rejectAnsweredAdvice } from '../../domain/electronic-messaging/centrelink-messages.ts';

const grant: ClaimAnswers = { claim: 'finalisedAsGrant', ccmAvailable: false, mail: 'paper', phoneTried: null };
const reject: ClaimAnswers = { claim: 'finalisedAsReject', ccmAvailable: false, mail: null, phoneTried: true };

describe('the outcome of a claim, told by SMS', () => {
  it('EM-39 Grant needs the claim finalised as Grant, CCM not available and paper mail; Reject the claim as Reject, phone contact tried and no CCM', () => {
    assert.deepEqual(claimRefusalsOf('grant', grant), []);
    assert.deepEqual(claimRefusalsOf('reject', reject), []);
  });

  const refused: readonly (readonly [string, ClaimOutcome, Partial<ClaimAnswers>, string])[] = [
    ['CCM is available, of Grant', 'grant', { ccmAvailable: true }, 'CCM is available: a message goes automatically.'],
    [
      'CCM is available, of Reject',
      'reject',
      { ccmAvailable: true },
      'CCM is available: a message goes automatically.',
    ],
    ['not finalised, of Grant', 'grant', { claim: 'notFinalised' }, 'The new claim is not finalised as Grant.'],
    [
      'finalised as Reject, of Grant',
      'grant',
      { claim: 'finalisedAsReject' },
      'The new claim is not finalised as Grant.',
    ],
    ['not finalised, of Reject', 'reject', { claim: 'notFinalised' }, 'The new claim is not finalised as Reject.'],
    [
      'finalised as Grant, of Reject',
      'reject',
      { claim: 'finalisedAsGrant' },
      'The new claim is not finalised as Reject.',
    ],
    [
      'the customer reads mail online',
      'grant',
      { mail: 'online' },
      'The customer reads mail online and gets the grant letter in real time.',
    ],
    ['phone contact was not tried', 'reject', { phoneTried: false }, 'Phone contact was not tried without success.'],
    ['phone contact was not answered', 'reject', { phoneTried: null }, 'Phone contact was not tried without success.'],
  ];
  for (const [title, outcome, change, sentence] of refused)
    it(`EM-39 refused where ${title}, with its reason alone`, () => {
      const answers = { ...(outcome === 'grant' ? grant : reject), ...change };
      assert.deepEqual(
        claimRefusalsOf(outcome, answers).map((each) => claimRefusalWords[each]),
        [sentence],
      );
    });

  it('EM-39 what concerns the other outcome is not asked, and every reason is named', () => {
    assert.deepEqual(claimRefusalsOf('grant', { ...grant, phoneTried: false }), []);
    assert.deepEqual(claimRefusalsOf('reject', { ...reject, mail: 'online' }), []);
    const nothing: ClaimAnswers = { claim: 'notFinalised', ccmAvailable: true, mail: 'online', phoneTried: false };
    assert.deepEqual(claimRefusalsOf('grant', nothing), ['ccmAvailable', 'claimNotGrant', 'mailOnline']);
    assert.deepEqual(claimRefusalsOf('reject', nothing), ['ccmAvailable', 'claimNotReject', 'phoneNotTried']);
  });

  it('EM-39 the two claim messages have conditions, the two pre-call ones none; what a Reject message may be answered with', () => {
    assert.deepEqual(centrelinkTypes.map(claimOutcomeOf), [null, null, 'grant', 'reject']);
    assert.match(
      rejectAnsweredAdvice,
      /why the claim was rejected, further information or evidence, or an alternative claim type/,
    );
  });
});
