import assert from 'node:assert/strict';
import {
  customerOutcomes,
  customerOutcomeWords,
  emptyInterview,
  interviewFaults,
  ofThisWay,
  openQuestions,
  outcomesOf,
  saidWords,
  toSay,
  type Interview,
} from '../../domain/incidents/interview.ts';

const time = '2026-11-20T03:00:00.000Z';
const reported: Interview = { ...emptyInterview, content: 'Please call us.', mobile: '0491 570 006', receivedAt: time };
const customer: Interview = { ...reported, caller: 'customer', customerId: 'c', number: 'right' };
const stranger: Interview = { ...reported, caller: 'notCustomer', name: 'A caller', contactDetails: 'by phone' };
const said = (i: Interview): Interview => ({ ...i, done: Object.fromEntries(toSay(i).map((each) => [each, time])) });

describe('the interview about a message received in error', () => {
  it('EM-33 begins with content, number and time, then asks whether the caller is a current customer', () => {
    assert.deepEqual(openQuestions(emptyInterview), ['message']);
    for (const lacking of [{ content: ' ' }, { mobile: '' }, { receivedAt: null }])
      assert.deepEqual(openQuestions({ ...reported, ...lacking }), ['message']);
    assert.deepEqual(openQuestions(reported), ['message', 'caller']);
  });

  it('EM-34 a customer: their record, then the number, then what holds, then what to say', () => {
    const record: Interview = { ...reported, caller: 'customer' };
    assert.deepEqual(openQuestions(record), ['message', 'caller', 'record']);
    assert.deepEqual(openQuestions({ ...record, customerId: 'c' }), ['message', 'caller', 'record', 'number']);
    assert.deepEqual(openQuestions(customer), ['message', 'caller', 'record', 'number', 'outcomes']);
    assert.equal(openQuestions({ ...customer, outcomes: ['notRelevant'] }).at(-1), 'say');
  });

  it('EM-34 more than one outcome may hold, and each says what it says', () => {
    const all: Interview = { ...customer, outcomes: [...customerOutcomes] };
    assert.deepEqual(toSay(all), [
      'apologisedForInconvenience',
      'recordedOptOut',
      'apologisedAndExplained',
      'toldSasLooks',
    ]);
    assert.deepEqual(outcomesOf(all), ['notRelevant', 'optedOut', 'otherMessageMeant', 'notIntended', 'escalated']);
    for (const outcome of customerOutcomes)
      assert.deepEqual(toSay({ ...customer, outcomes: [outcome] }), [customerOutcomeWords[outcome].said]);
  });

  it('EM-34 only a message that was clearly not intended for them goes to SAS', () => {
    for (const outcome of customerOutcomes)
      assert.equal(
        outcomesOf({ ...customer, outcomes: [outcome] }).includes('escalated'),
        outcome === 'notIntended',
        outcome,
      );
  });

  it('EM-34 EM-35 what to say is in the rules’ words', () => {
    assert.match(saidWords.apologisedForInconvenience.say, /apologise for the inconvenience/);
    assert.match(saidWords.apologisedAndExplained.say, /apologise.*correct reason for the contact/);
    assert.match(saidWords.explainedPurpose.say, /purpose of the message/);
    assert.match(
      saidWords.advisedOfInvestigation.say,
      /apologise\. Services Australia will investigate to have your number removed from a customer’s record/,
    );
  });

  it('EM-35 who is no customer: name and contact details, the relationship, then what to say', () => {
    const unknown: Interview = { ...reported, caller: 'notCustomer' };
    assert.deepEqual(openQuestions(unknown), ['message', 'caller', 'who']);
    assert.deepEqual(openQuestions({ ...unknown, name: 'A caller' }), ['message', 'caller', 'who']);
    assert.deepEqual(openQuestions(stranger), ['message', 'caller', 'who', 'relation']);
  });

  it('EM-35 a representative is told the purpose, and nothing is escalated', () => {
    const representative: Interview = { ...stranger, relation: 'representative' };
    assert.deepEqual(toSay(representative), ['explainedPurpose']);
    assert.deepEqual(outcomesOf(representative), ['purposeExplained']);
  });

  for (const relation of ['none', 'other'] as const)
    it(`EM-35 with the relationship "${relation}" the caller is apologised to, advised, and it goes to SAS`, () => {
      assert.deepEqual(toSay({ ...stranger, relation }), ['advisedOfInvestigation']);
      assert.deepEqual(outcomesOf({ ...stranger, relation }), ['escalated']);
    });

  it('EM-35 RS-1 a caller whose record does not open, unknown or restricted, ends at SAS as a stranger does', () => {
    const refused: Interview = { ...stranger, caller: 'cannotOpen' };
    assert.deepEqual(openQuestions(refused), ['message', 'caller', 'who', 'say']);
    assert.deepEqual(toSay(refused), ['advisedOfInvestigation']);
    assert.deepEqual(outcomesOf(refused), ['escalated']);
  });

  const complete: [title: string, Interview][] = [
    ['a customer', said({ ...customer, outcomes: ['notRelevant'] })],
    ['a customer, to SAS', said({ ...customer, outcomes: ['notIntended'] })],
    ['a representative', said({ ...stranger, relation: 'representative' })],
    ['nobody', said({ ...stranger, relation: 'none' })],
    ['somebody refused as restricted', said({ ...stranger, caller: 'cannotOpen' })],
    ['a caller who was gone at once', { ...emptyInterview, callerGone: true }],
  ];
  for (const [title, interview] of complete)
    it(`EM-33 EM-34 EM-35 the way of ${title} has its end`, () => assert.deepEqual(interviewFaults(interview), []));

  it('EM-33 EM-34 EM-35 each answer that a way needs is missed where it is not given', () => {
    const fields = (i: Interview) => interviewFaults(i).map(({ field }) => field);
    assert.deepEqual(fields(emptyInterview), ['content', 'mobile', 'receivedAt', 'caller']);
    assert.deepEqual(fields({ ...reported, caller: 'customer' }), ['customerId', 'number', 'outcomes']);
    assert.deepEqual(fields({ ...reported, caller: 'notCustomer' }), ['name', 'contactDetails', 'relation']);
    assert.deepEqual(fields({ ...reported, caller: 'cannotOpen' }), ['name', 'contactDetails']);
    const meant: Interview = said({ ...customer, outcomes: ['otherMessageMeant'] });
    assert.deepEqual(fields(meant), ['correctReason']);
    assert.deepEqual(fields({ ...meant, correctReason: 'The objection' }), []);
  });

  it('EM-34 EM-35 what is to be said must have been said, unless the caller was cut off', () => {
    const unsaid: Interview = { ...customer, outcomes: ['notRelevant', 'notIntended'] };
    assert.equal(interviewFaults(unsaid).length, 2);
    assert.deepEqual(interviewFaults({ ...unsaid, callerGone: true }), []);
    assert.deepEqual(outcomesOf({ ...unsaid, callerGone: true }), ['notRelevant', 'notIntended', 'escalated']);
    assert.deepEqual(outcomesOf({ ...reported, callerGone: true }), ['callerGone']);
  });

  it('EM-34 EM-35 an answer that changes the way leaves nothing of the other way behind', () => {
    const was: Interview = said({
      ...customer,
      number: 'corrected',
      numberBefore: '+61491570006',
      numberAfter: '+61491570156',
      outcomes: ['notRelevant'],
      correctReason: 'x',
    });
    const now = ofThisWay({ ...was, caller: 'notCustomer' });
    assert.deepEqual(now, { ...reported, caller: 'notCustomer' });
    const back = ofThisWay({ ...said({ ...stranger, relation: 'none' }), caller: 'customer' });
    assert.deepEqual(back, { ...reported, caller: 'customer' });
  });
});
