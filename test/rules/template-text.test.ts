import assert from 'node:assert/strict';
import { textProblems, valueProblems, type TextProblemCode } from '../../domain/electronic-messaging/template-text.ts';
import type { TemplateValues } from '../../domain/electronic-messaging/template.ts';

const codes = (text: string) => textProblems(text).map(({ code }) => code);

describe('what may not stand in a template', () => {
  const allowed = [
    'A Services Australia Service Officer will call you today from a private number. Please answer this call. Do not reply by SMS.',
    'We will call this number in the next 2 hours to discuss the decision you want reviewed. Calls may show as a private number.',
    'Your claim for {paymentType} has been completed. We will contact you with the outcome.',
    'We tried to contact you to discuss the outcome of your recent claim for {paymentType}. Please call us on {agencyPhone}. Do not reply by SMS.',
    'Child Support: please call us on 131 272.',
    'Child Support: please call us on 13 12 72 by {byDate}.',
    'Call 131272 or 1300 123 456, or 1800-123-456. From abroad +61 131 272.',
    'Please lodge your 2025-26 tax return by {byDate}, and that of 2024/2025.',
    'New rates apply from 1 July 2027. We need your forms within 14 days.',
    'Your documents were received. Receipt number {receiptNumber}.',
    'Please update your details in the Child Support online account or the mobile app.',
    'Call between 8.30am and 5.00pm (e.g. at lunch, i.e. 12 noon) on weekdays.',
    'The fee is $55.00. Please wait… we will call.',
    'We need the birth certificate of your child within 14 days. Tell us of a birth within 28 days.',
    'Sign in to myGov. Au revoir.',
    'Do not miss Your appointment. We will call at 9 on the dot.',
    'Bring: ID/payslip, letters and/or statements.',
  ];
  for (const text of allowed) it(`EM-4 may hold: ${text}`, () => assert.deepEqual(codes(text), []));

  const links = [
    'Go to https://my.gov.au now',
    'Go to HTTP://example',
    'Go to http : //example',
    'Go to hxxps://example',
    'Go to h t t p s: example',
    'Open ftp://files',
    'Open //example',
    'Open childsupport:∕∕pay',
    'Open childsupport։//pay',
    'Open mailto: someone',
    'Open childsupport://pay',
    'Go to www.servicesaustralia.gov.au',
    'Go to www .example',
    'Go to w w w . example',
    'Go to ＷＷＷ．example',
    'Go to my.gov.au',
    'Go to MY.GOV.AU.',
    'Go to my.gov.au/childsupport?x=1',
    'Go to bit.ly/2abc',
    'Go to t.co/x',
    'Go to goo.gl',
    'Go to servicesaustralia[.]gov[.]au',
    'Go to servicesaustralia(.)gov(.)au',
    'Go to servicesaustralia [dot] gov [dot] au',
    'Go to servicesaustralia(dot)gov(dot)au',
    'Go to my dot gov dot au',
    'Go to my-DOT-gov-dot-au',
    'Go to my . gov . au',
    'Go to bit . ly',
    'Go to mygov. au? No: gov . au',
    'Go to my.gov. au',
    'Go to example com. au',
    'Go to my．gov．au',
    'Go to my。gov。au',
    'Go to my․gov․au',
    'Go to my·gov·au',
    'Go to m\u200by.\u200bgo\u2060v.au',
    'Go to my\u200b.\u200bgov',
    'Go to my\u00ad.gov',
    'Go to bit\ufeff.\ufeffly',
    'Go to 𝐛𝐢𝐭.𝐥𝐲',
    'Go to ⓑⓘⓣ.ⓛⓨ',
    'Go to b\u0332i\u0332t\u0332.l\u0332y\u0332',
    'Go to my%2Egov%2Eau',
    'Go to my&#46;gov',
    'Go to пример.рф',
    'Go to example.xn--p1ai',
    'Go to 203.0.113.7',
    'Please call us.Do not reply',
    'Go to my.{paymentType}',
    'Go to {paymentType}.au',
    'Call {agencyPhone}.Please answer',
  ];
  for (const text of links)
    it(`EM-4 must not hold a hyperlink: ${JSON.stringify(text)}`, () =>
      assert.ok(codes(text).includes('hyperlink'), codes(text).join(', ')));

  const others: readonly (readonly [TextProblemCode, text: string])[] = [
    ['emailAddress', 'Write to john.citizen@example.com'],
    ['emailAddress', 'Write to john@localhost'],
    ['emailAddress', 'Write to john＠example'],
    ['emailAddress', 'Write to john&#64;example'],
    ['emailAddress', 'Write to john (at) example'],
    ['emailAddress', 'Write to john[at]example'],
    ['emailAddress', 'Write to john\u200b@\u200bexample'],
    ['unknownVariable', 'Dear {name}'],
    ['unknownVariable', 'Reply by {bydate}'],
    ['unknownVariable', 'Reply by { byDate }'],
    ['unknownVariable', 'Reply by {by\u200bDate}'],
    ['unknownVariable', 'Reply by {{byDate}}'],
    ['unknownVariable', 'Reply by {byDate'],
    ['unknownVariable', 'Reply by byDate}'],
    ['unknownVariable', '{}'],
    ['longNumber', 'Your CSID is 123456'],
    ['longNumber', 'Your CSID is 123 456 789'],
    ['longNumber', 'Your CSID is 123,456,789'],
    ['longNumber', 'Your CSID is 131 272 456'],
    ['longNumber', 'Your CSID is 456 131 272'],
    ['longNumber', 'Your CSID is 1\u200b2\u200b3\u200b4\u200b5\u200b6'],
    ['longNumber', 'Your CSID is １２３４５６'],
    ['longNumber', 'Your CSID is ١٢٣٤٥٦'],
    ['longNumber', 'Your CSID is 1-2-3-4-5-6'],
    ['longNumber', 'Call 0491 570 006'],
    ['longNumber', 'Call +61 491 570 006'],
    ['longNumber', 'Call (02) 5550 1234'],
    ['longNumber', 'Account 062-000 12345678'],
    ['longNumber', 'Of 14/02/1980'],
    ['longNumber', 'Of 1980-02-14'],
    ['dateOfBirth', 'Born 14 February 1980'],
    ['dateOfBirth', 'Born on the 3rd of May 2024'],
    ['dateOfBirth', 'DOB: 1/2/27'],
    ['dateOfBirth', 'D.O.B. 1/2/27'],
    ['dateOfBirth', 'Date of birth 2 Feb 2022'],
    ['dateOfBirth', 'Your child of 14th Feb, 2009'],
    ['dateOfBirth', 'Your child of February 14, 2009'],
    ['name', 'Dear Mr Citizen'],
    ['name', 'Dear Ms. Nguyễn'],
    ['name', 'DEAR MRS CITIZEN'],
  ];
  for (const [code, text] of others)
    it(`EM-4 must not hold (${code}): ${JSON.stringify(text)}`, () => assert.deepEqual(codes(text), [code]));

  it('EM-4 every problem is told, each with a sentence', () => {
    const problems = textProblems('Mr Citizen 123456 {name} my.gov.au a@b born 1/2/1980');
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['hyperlink', 'emailAddress', 'unknownVariable', 'longNumber', 'dateOfBirth', 'name'],
    );
    for (const { sentence } of problems) assert.match(sentence, /^[A-Z].*\.$/);
    assert.match(problems[2]?.sentence ?? '', /\{contactTime\}, \{byDate\}/);
  });
});

describe('what may not stand in the values filled in', () => {
  const personal = {
    names: ['Thị Lan', 'O’Brien-Nguyễn', 'To', 'An Do'],
    csid: '123456789',
    phones: ['+61491570006', '+61255501234'],
    email: 'lan.nguyen@example.com',
  };
  const found = (values: TemplateValues) => valueProblems(values, personal).map(({ code }) => code);

  const allowed: TemplateValues[] = [
    {},
    { contactTime: 'today', byDate: '2027-02-04' },
    { receiptNumber: 'AB-2027-000123' },
    { receiptNumber: '98765432109876543210' },
    { receiptNumber: 'A' },
    { receiptNumber: 'LANTERN-1' },
    { receiptNumber: 'PLAN-1' },
    { agencyPhone: '131 272' },
    { agencyPhone: '13 12 72' },
    { agencyPhone: '+61 2 5550 9999' },
    { agencyPhone: '(02) 5550 9999' },
    { paymentType: 'Family Tax Benefit (Part A)' },
    { paymentType: 'Assistance to Isolated Children' },
  ];
  for (const values of allowed)
    it(`EM-4 may be filled in: ${JSON.stringify(values)}`, () => assert.deepEqual(found(values), []));

  const refused: readonly (readonly [TemplateValues, TextProblemCode[]])[] = [
    [{ receiptNumber: 'my.gov.au' }, ['hyperlink', 'receiptNumber']],
    [{ receiptNumber: 'AB 123' }, ['receiptNumber']],
    [{ receiptNumber: 'AB/123' }, ['receiptNumber']],
    [{ receiptNumber: 'A1\u200bB2' }, ['receiptNumber']],
    [{ receiptNumber: 'Ä1' }, ['receiptNumber']],
    [{ receiptNumber: '' }, ['receiptNumber']],
    [{ receiptNumber: 'A'.repeat(21) }, ['receiptNumber']],
    [{ receiptNumber: '123456789' }, ['customersData']],
    [{ receiptNumber: 'R-123-456-789' }, ['customersData']],
    [{ receiptNumber: '0491570006' }, ['customersData']],
    [{ receiptNumber: '61491570006' }, ['customersData']],
    [{ receiptNumber: 'LAN-1' }, ['customersData']],
    [{ receiptNumber: 'nguyen7' }, ['customersData']],
    [{ receiptNumber: 'OBRIEN' }, ['customersData']],
    [{ agencyPhone: '0491 570 006' }, ['customersData']],
    [{ agencyPhone: '(02) 5550 1234' }, ['customersData']],
    [{ agencyPhone: 'call Sam on 131 272' }, ['agencyPhone']],
    [{ agencyPhone: '131' }, ['agencyPhone']],
    [{ paymentType: 'see bit.ly/x' }, ['hyperlink']],
    [{ paymentType: 'Benefit for Lan' }, ['customersData']],
    [{ paymentType: 'Benefit for THỊ LAN' }, ['customersData']],
    [{ paymentType: 'Benefit for an do' }, ['customersData']],
    [{ paymentType: 'Benefit for Nguyen' }, ['customersData']],
    [{ paymentType: 'Benefit lan.nguyen@example.com' }, ['emailAddress', 'customersData']],
    [{ paymentType: 'Benefit for sam@example.com' }, ['emailAddress']],
    [{ paymentType: 'Benefit of 987 654 321' }, ['customersData']],
    [{ paymentType: 'Benefit for Mr Citizen' }, ['customersData']],
    [{ receiptNumber: 'a b', paymentType: 'www.x' }, ['receiptNumber', 'hyperlink']],
  ];
  for (const [values, expected] of refused)
    it(`EM-4 must not be filled in: ${JSON.stringify(values)}`, () => assert.deepEqual(found(values), expected));

  it('EM-4 says which value and what, and does not repeat it', () => {
    const problems = valueProblems({ receiptNumber: '0491570006', paymentType: 'for Lan' }, personal);
    assert.deepEqual(
      problems.map(({ sentence }) => sentence),
      [
        'The receipt number must not hold the customer’s phone number.',
        'The payment type must not hold the customer’s name.',
      ],
    );
  });

  it('EM-4 what is not recorded of the customer bars nothing', () => {
    const nothing = { names: ['', ' '], csid: '', phones: ['', '+61'], email: null };
    assert.deepEqual(valueProblems({ receiptNumber: 'AB-61', paymentType: 'Carer Payment' }, nothing), []);
    assert.deepEqual(valueProblems({ paymentType: 'Carer Payment' }, { ...nothing, email: '' }), []);
  });
});
