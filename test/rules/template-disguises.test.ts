import assert from 'node:assert/strict';
import fc from 'fast-check';
import { textProblems, valueProblems, type TextProblemCode } from '../../domain/electronic-messaging/template-text.ts';
import { messageTemplates } from '../../prisma/seed/message-templates.ts';

const codes = (text: string) => textProblems(text).map(({ code }) => code);
/** Those in which the code is not found. */
const through = (code: TextProblemCode, texts: readonly string[]) =>
  texts.filter((text) => !codes(text).includes(code));

const honest = [
  ...Object.values(messageTemplates).flatMap(({ versions }) => versions.map(([, text]) => text)),
  'Call 131 272, 8.30am-5pm. We are open 8:30 - 17:00, 7 days a week.',
  'Call between 8.30am and 5.00pm, or from 17:00 to 20:00, within 14 days.',
  'Please pay $1,234.56 by {byDate}. The fee is $50, $60 or $70; the most is $117,194.',
  'Rates are 17%, 24%, 27% and 32.5% from 1 July 2027 (14 days after we write).',
  'From 1 July 2027. 14 days later we call. On July 14, 2027, the new form applies.',
  'In 2027, 28 days. For 2028 (12 months) see the letter of 3 June 2029.',
  'Call 1300 123 456 or +61 131 272 (from abroad), e.g. at lunch, i.e. at noon.',
  'Tell us of a birth within 28 days. Send the birth certificate by 3 May, or details by the first of May.',
  'A child born after 1 July 2027 counts. Were you born overseas? Bring your passport.',
  'Have your CSID ready and call 131 272. Your CRN is on the letter.',
  'DO NOT MISS YOUR APPOINTMENT. PLEASE CALL US.',
  'Dear customer, please call us. Hi there, we have news. Dear Parent, please call.',
  'Hello. This is Child Support. Hi Please call us.',
  'Bring one, two or three payslips and/or bank statements; ID/licence. Part A, B or C.',
  'Reminder – co-parent details are needed – see the agreement — page 2.',
  'Sign in to myGov. Au revoir. Sign in to your account, then choose Pay now.',
  'We will call at 9 on the dot. Info follows. At this point us and you agree.',
  'Please wait...we will call. "Pay now": choose it. (See "Info".)',
  'Tel: 131 272. Note: bring ID. Time: 10:30. Hours: 9:00-17:00.',
  'Valid until 2025, till 2026, or email till 2027. On 5 or 10 o’clock. Model 20 il 2030.',
  'Great news ☎️ call us 🙂 today. 50% off? No: 100% free!',
  '[Child Support] Please call us on {agencyPhone}. It costs A$5 or 5k.',
  'It’s your child’s 18th birthday soon: check what changes. Your net income is needed.',
  'Please call us at 2 or 3; ask for team 4. Take 5 minutes, 10 at most.',
  'Your payment of {paymentType} is done. Receipt {receiptNumber}. Call by {byDate}, {contactTime}.',
];

const links = [
  'Go to my.gоv.au', // a Cyrillic о
  'Go to my dоt gov dоt au',
  'Go to bіt.ly',
  'Go to bit ᴅᴏᴛ ly',
  'Go to 🅱🅸🆃.🅻🆈',
  'Go to 🇧🇮🇹.🇱🇾',
  'Go to my d0t g0v d0t au',
  'Go to example.c0m',
  'Go to my full stop gov full stop au',
  'Go to bit point ly',
  'Go to my period gov period au',
  'Go to my "dot" gov "dot" au',
  'Go to my*dot*gov*dot*au',
  'Go to mydotgovdotau',
  'Go to mygovDOTau',
  'Go to bitdotly',
  'Go to my".gov".au',
  'Go to my..gov..au',
  'Go to my|.|gov|.|au',
  'Go to my🔸gov🔸au',
  'Go to my 🔵 gov 🔵 au',
  'Go to example🙂com',
  'Go to example,com',
  'Go to my-gov-au',
  'Go to my_gov_au',
  'Go to my gov au',
  'Go to mygov au',
  'Go to MYGOV AU',
  'Go to mygov. au',
  'Go to example. com',
  'Go to my.\ngov.\nau',
  'Go to bit\n.\nly',
  'Go to my˙gov˙au',
  'Go to myꓸgov',
  'Go to m y . g o v . a u',
  'Go to m y  g o v  a u',
  'Go to b i t . l y',
  'Go to \u202eua.vog.ym',
  'Go to \u202eyl tod tib',
  'Go to h.t.t.p.s://example',
  'Go to https:\\\\example',
  'Go to \\\\server\\share',
  'Go to (//example)',
  'Go to https&colon;&sol;&sol;example',
  'Go to http%3A%2F%2Fexample',
  'Go to my\\u002egov',
  'Click <a href=x>',
  'Go to www example',
  'Go to w-w-w example',
  'Open tel:131272',
  'Open TEL:+61131272',
  'Open sms:131272',
  'Open mailto:someone',
  'Open intent:#Intent',
  'Open market:details',
  'Open childsupport:/pay',
  'Open whatsapp:send',
  'Open ｔｅｌ：131272',
  'Go to localhost',
  'Go to xn--p1ai',
  'Go to 203.0.113.7.',
  'Go to 203 dot 0 dot 113 dot 7',
  'Go to 203[.]0[.]113[.]7',
  'Go to 203 . 0 . 113 . 7',
  'Go to 2001:db8:0:1:1:1:1:1',
  'Go to [2001:db8::1]',
  'Go to 0xCB007107',
  'Go to pay:8080/now',
  'Go to mygov/pay?x=1',
  'Go to tinyurl slash abc',
];
const emails = [
  'Write to john at gmail',
  'Write to john AT hotmail, please',
  'Write to john @ gmail',
  'Write to john﹫example',
  'Write to john%40example',
];
const variablesUnknown = [
  'Dear ｛name｝',
  'Reply ❴x❵',
  'For [PAYMENT TYPE]',
  'Hi [name]',
  'Hi <<first name>>',
  'Hi %NAME%',
  'Hi «Customer»',
  'Hi $name',
  'Hi ${name}',
];
const longNumbers = [
  'Your CSID is one two three four five six',
  'It is One-Two-Three-Four-Five-Six',
  'It is double one, triple two, three',
  'It is twenty one thirty four fifty six',
  'It is oh four nine one, five seven oh',
  'It is 1 two 3 four 5 six',
  'It is 12*34*56',
  'It is 12 | 34 | 56',
  'It is 12🔸34🔸56',
  'It is 12\n34\n56',
  'It is 12, 34, 56',
  'It is 123…456',
  'It is 1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣',
  'It is ①②③④⑤⑥',
  'It is ❶❷❸❹❺❻',
  'It is 一二三四五六',
  'It is 1O3O5O',
  'It is l23 4S6, l2345O',
  'It is O491 57O OO6',
  'It is $123456',
  'It is 12:34 15:16 17:18',
  'CRN 123 456 789A',
  'TFN: 123-456-782',
  'Medicare 2123 45670 1',
  'CSID 12345',
  'Your CRN is 4567',
  'Case no. 123',
];
const births = [
  'Born on the third of May',
  'Date of birth: fourteenth February',
  'DOB second of Feb',
  'Born in nineteen eighty',
  'd. o. b. 1 Feb 2025',
  'Born May the 3rd',
  'The fourteenth of February nineteen eighty',
  'Of February 14 two thousand and nine',
  'Your birthday: 3 May',
];
const names = [
  'Dear mr citizen',
  'Dear Mr-Citizen',
  'Dear Мr Citizen', // a Cyrillic М
  'Ask for Prof. Nguyen',
  'Ask for Professor Nguyen',
  'Ask for Sir John',
  'Ask for Dame Edna',
  'Ask for dr who',
  'Dear Sam',
  'Hi Sarah, please call',
  'HELLO SARAH',
  'Hi, Sarah',
];

describe('texts in disguise', () => {
  it('EM-4 an honest text may be saved', () => {
    assert.deepEqual(
      honest.map((text) => [text, codes(text)]).filter(([, found]) => found?.length),
      [],
    );
  });
  const tables: readonly (readonly [TextProblemCode, readonly string[]])[] = [
    ['hyperlink', links],
    ['emailAddress', emails],
    ['unknownVariable', variablesUnknown],
    ['longNumber', longNumbers],
    ['dateOfBirth', births],
    ['name', names],
  ];
  for (const [code, texts] of tables)
    it(`EM-4 none of ${texts.length} disguises gets through: ${code}`, () =>
      assert.deepEqual(through(code, texts), []));

  const between = fc.constantFrom('', '\u200b', '\u2060', '\u00ad', '\ufe0f', '\u034f', '\u2063');
  const hosts = fc.constantFrom('my.gov.au', 'bit.ly', 'servicesaustralia.gov.au', 'example.com', 'pay.example.org');
  const dots = fc.constantFrom('.', '．', '。', '․', '·', ' . ', ' .', '[.]', '(dot)', ' dot ', '-DOT-', ' [dot] ', '&#46;', '%2e', '\n.\n', '🔸', '..', '".', ' d0t ', ' point '); // prettier-ignore
  const styles = [
    (letter: string) => letter,
    (letter: string) => letter.toUpperCase(),
    (letter: string) => String.fromCodePoint(0x1d41a + letter.charCodeAt(0) - 97), // 𝐛𝐨𝐥𝐝
    (letter: string) => String.fromCodePoint(0x24d0 + letter.charCodeAt(0) - 97), // ⓒ
    (letter: string) => String.fromCodePoint(0xff41 + letter.charCodeAt(0) - 97), // ｆ
    (letter: string) => `${letter}\u0332`,
    (letter: string) => ({ a: 'а', o: 'о', e: 'е', p: 'р', c: 'с', i: 'і', s: 'ѕ', y: 'у' })[letter] ?? letter,
  ];
  it('EM-4 an address is found whatever its letters and dots are made of, and what is hidden between them', () => {
    const disguised = fc
      .tuple(hosts, fc.constantFrom(...styles), fc.array(dots, { minLength: 3, maxLength: 3 }), between)
      .map(([host, style, signs, hidden]) => {
        let at = 0;
        return Array.from(host)
          .map((sign) => (sign === '.' ? signs[at++] : style(sign)))
          .join(hidden);
      });
    fc.assert(
      fc.property(disguised, fc.constantFrom('Go to ', 'Pay at ', 'See: ', '(', ''), (host, before) =>
        codes(`${before}${host} now`).includes('hyperlink'),
      ),
      { numRuns: 400 },
    );
  });

  it('EM-4 six figures are found whatever they are written in and parted by', () => {
    const figure = fc.tuple(
      fc.integer({ min: 0, max: 9 }),
      fc.constantFrom(
        String,
        (n: number) => String.fromCodePoint(0xff10 + n),
        (n: number) => String.fromCodePoint(0x0660 + n),
        (n: number) => ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'][n] ?? '',
      ),
    );
    const parted = fc.constantFrom(' ', '-', ' - ', '*', ' | ', '\u200b ', '/', '_', ', ', '\n');
    fc.assert(
      fc.property(fc.array(figure, { minLength: 9, maxLength: 9 }), parted, (figures, sign) =>
        codes(`It is ${figures.map(([n, written]) => written(n)).join(sign)} now`).includes('longNumber'),
      ),
      { numRuns: 300 },
    );
  });

  it('EM-4 honest sentences together are an honest text', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(honest, { minLength: 1, maxLength: 4 }), (texts) => {
        assert.deepEqual(codes(texts.join(' ')), []);
      }),
      { numRuns: 150 },
    );
  });

  it('EM-4 the longest and most hostile texts are looked at within the time of a test', () => {
    for (const part of [
      'a',
      '1 ',
      'a.',
      'one ',
      'w ',
      '. ',
      'dot ',
      '(',
      '🔸',
      '1:',
      'born on the ',
      'a\u0332',
      '[A',
      '$1,',
    ]) {
      textProblems(part.repeat(Math.ceil(1000 / part.length)));
    }
  });
});

describe('values in disguise', () => {
  const personal = { names: ['Lan', 'Nguyen'], csid: '123456789', phones: ['+61491570006'], email: null };
  const refused = ['I23456789', 'l23-456-789', 'O49I-57OOO6', '123456789A', '0491570110', '61491570110', 'R-XN--P1AI'];
  for (const receiptNumber of refused)
    it(`EM-4 must not be filled in: ${receiptNumber}`, () =>
      assert.notDeepEqual(valueProblems({ receiptNumber }, personal), []));
  it('EM-4 honest receipt numbers may', () => {
    for (const receiptNumber of ['R12345', 'AB-2027-000123', '98765432109876543210', 'PLAN-1', '2027-0491'])
      assert.deepEqual(valueProblems({ receiptNumber }, personal), [], receiptNumber);
  });
  it('EM-4 an agency number that is a mobile could be somebody’s own', () => {
    for (const agencyPhone of ['0491 570 110', '+61 491 570 110', '04-91-57-01-10', '(04) 9157 0110'])
      assert.deepEqual(
        valueProblems({ agencyPhone }, personal).map(({ code }) => code),
        ['agencyPhone'],
        agencyPhone,
      );
  });
});
