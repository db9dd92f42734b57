import assert from 'node:assert/strict';
import {
  askedContactTimes,
  contactTimeWords,
  fillTemplate,
  subscriptionKinds,
  templateGroups,
  templateUses,
  templateUseWords,
  variables,
  variablesOf,
  type TemplateValues,
  type Variable,
} from '../../domain/electronic-messaging/template.ts';

describe('message templates', () => {
  it('EM-16 stand in three groups', () =>
    assert.deepEqual(templateGroups, ['Payment information', 'Provide/request information', 'Request for contact']));

  it('EM-42 have one of four kinds of use, each with its words', () => {
    assert.deepEqual(Object.keys(templateUseWords), [...templateUses]);
    assert.equal(templateUseWords.preCallAdvice, 'Pre-call advice');
  });

  it('EM-3 are for Reminder or General', () => assert.deepEqual(subscriptionKinds, ['Reminder', 'General']));

  it('EM-17 name the contact time as the form does', () =>
    assert.deepEqual(
      askedContactTimes.map((time) => contactTimeWords[time]),
      ['In the next hour', 'Today'],
    ));

  const texts: readonly (readonly [what: string, text: string, Variable[]])[] = [
    ['no variable', 'We will call you.', []],
    ['one', 'Please reply by {byDate}.', ['byDate']],
    [
      'each once, in a fixed order',
      '{agencyPhone} {byDate} {agencyPhone} {contactTime}',
      ['contactTime', 'byDate', 'agencyPhone'],
    ],
    ['all', variables.map((name) => `{${name}}`).join(''), [...variables]],
    ['none that are misspelt', '{bydate} { byDate } {name} byDate', []],
  ];
  for (const [what, text, expected] of texts)
    it(`EM-4 a text names ${what}`, () => assert.deepEqual(variablesOf(text), expected));

  const filled: readonly (readonly [string, text: string, TemplateValues, ReturnType<typeof fillTemplate>])[] = [
    ['EM-20 a text without variables stays to the letter', ' Hello.\n ', {}, { text: ' Hello.\n ' }],
    [
      'EM-18 shows the By date as a date',
      'Reply by {byDate}.',
      { byDate: '2027-02-04' },
      { text: 'Reply by 4 Feb 2027.' },
    ],
    [
      'EM-17 shows the contact time in its words',
      'We will call you: {contactTime}.',
      { contactTime: 'nextHour' },
      { text: 'We will call you: In the next hour.' },
    ],
    ['EM-17 shows today', '{contactTime}', { contactTime: 'today' }, { text: 'Today' }],
    [
      'EM-4 fills in every place',
      '{receiptNumber} {agencyPhone} {receiptNumber} {paymentType}',
      { receiptNumber: 'AB-1', agencyPhone: '131 272', paymentType: 'Carer Payment' },
      { text: 'AB-1 131 272 AB-1 Carer Payment' },
    ],
    [
      'EM-4 names the variables that lack a value',
      '{receiptNumber} {contactTime} {byDate}',
      { byDate: '2027-02-04' },
      { missing: ['contactTime', 'receiptNumber'] },
    ],
    ['EM-4 an empty value is none', '{receiptNumber}', { receiptNumber: '  ' }, { missing: ['receiptNumber'] }],
    [
      'EM-4 takes no notice of values that the text does not name',
      'Hello.',
      { byDate: '2027-02-04', agencyPhone: '131 272' },
      { text: 'Hello.' },
    ],
    [
      'EM-4 never fills in what a value holds',
      '{paymentType} {byDate}',
      { paymentType: '{byDate} $& $1', byDate: '2027-02-04' },
      { text: '{byDate} $& $1 4 Feb 2027' },
    ],
    ['EM-4 leaves what is no variable', '{toString} {name}', {}, { text: '{toString} {name}' }],
  ];
  for (const [title, text, values, expected] of filled)
    it(title, () => assert.deepEqual(fillTemplate(text, values), expected));

  it('EM-18 refuses a By date that is no date', () =>
    assert.throws(() => fillTemplate('{byDate}', { byDate: '2027-02-30' }), RangeError));
});
