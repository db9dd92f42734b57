import assert from 'node:assert/strict';
import { locationOf } from '../../domain/customers/location.ts';
import { customerName } from '../../domain/customers/name.ts';
import { nationalForm, phoneNumber } from '../../domain/customers/phone.ts';
import { csidOf, customerSearch, nameBeginnings } from '../../domain/customers/search.ts';

describe('Customer search', () => {
  const numbers: [typed: string, e164: string | null][] = [
    ['0491 570 006', '+61491570006'],
    ['0491570006', '+61491570006'],
    ['0491-570-006', '+61491570006'],
    ['+61491570006', '+61491570006'],
    ['+61 491 570 006', '+61491570006'],
    ['+61 (0)491 570 006', '+61491570006'],
    ['61491570006', '+61491570006'],
    ['0061 491 570 006', '+61491570006'],
    ['0011 61 491 570 006', '+61491570006'],
    ['(02) 5550 1234', '+61255501234'],
    ['+64 21 555 0123', '+64215550123'],
    ['491 570 006', null],
    ['0591 570 006', '+61591570006'],
    ['0491 570 00', null],
    ['0491 570 0066', null],
    ['+61 555', null],
    ['', null],
    ['Nguyen', null],
  ];
  for (const [typed, e164] of numbers)
    it(`RS-3 reads the number ${typed || '(nothing)'} as ${e164 ?? 'none'}`, () =>
      assert.equal(phoneNumber(typed), e164));

  it('RS-3 shows numbers in national form', () => {
    assert.equal(nationalForm('+61491570006'), '0491 570 006');
    assert.equal(nationalForm('+61591570006'), '0591 570 006');
    assert.equal(nationalForm('+61255501234'), '(02) 5550 1234');
    assert.equal(nationalForm('+64215550123'), '+64215550123');
  });

  it('PS-1 reads a CSID with spaces, and nothing else as one', () => {
    assert.equal(csidOf(' 123 456 789 '), '123456789');
    assert.equal(csidOf('12345'), null);
    assert.equal(csidOf('1234567890123'), null);
    assert.equal(csidOf('12345678a'), null);
  });

  it('RS-3 takes digits for a CSID or a number, whichever fits, else for a name', () => {
    assert.deepEqual(customerSearch({ text: '700 000 001' }), { csidOrPhone: { csid: '700000001', phone: null } });
    assert.deepEqual(customerSearch({ text: '0491 570 006' }), {
      csidOrPhone: { csid: '0491570006', phone: '+61491570006' },
    });
    assert.deepEqual(customerSearch({ text: '+61491570006' }), { csidOrPhone: { csid: null, phone: '+61491570006' } });
    assert.equal(customerSearch({ text: '123' }), null);
    assert.deepEqual(customerSearch({ text: 'Ng' })?.names?.[0], { family: 'Ng' });
  });

  it('RS-3 reads a name with a comma as family and given names', () => {
    assert.deepEqual(nameBeginnings('Nguyen , Thi  Lan')[0], { family: 'Nguyen', given: 'Thi Lan' });
    assert.deepEqual(nameBeginnings('Nguyen,'), [{ family: 'Nguyen' }]);
    assert.deepEqual(nameBeginnings(', Thi')[0], { given: 'Thi' });
    assert.deepEqual(nameBeginnings(','), []);
  });

  it('RS-3 reads several words as given and family name, cut anywhere, and as an organisation', () => {
    const meant = nameBeginnings('Mary Ann Smith');
    for (const expected of [
      { given: 'Mary', family: 'Ann Smith' },
      { given: 'Mary Ann', family: 'Smith' },
      { family: 'Mary Ann Smith' },
      { organisation: 'Mary Ann Smith' },
    ])
      assert.ok(
        meant.some((m) => JSON.stringify(m) === JSON.stringify(expected)),
        JSON.stringify(expected),
      );
  });

  it('RS-3 reads a typographic apostrophe as a plain one', () =>
    assert.deepEqual(nameBeginnings('O’Brien')[0], { family: "O'Brien" }));

  it('RS-3 finds nobody for a field that can’t be what it asks for', () => {
    assert.equal(customerSearch({ csid: 'abc' }), null);
    assert.equal(customerSearch({ mobile: '12' }), null);
    assert.equal(customerSearch({ name: ',' }), null);
  });

  it('RS-3 wants both the text and the name to fit', () => {
    const names = customerSearch({ text: 'Sm', name: 'Smith, John' })?.names ?? [];
    assert.ok(names.some((n) => n.family === 'Smith' && n.given === 'John' && n.organisation === undefined));
    assert.ok(names.every((n) => n.family !== 'Sm' || n.given !== 'Sm'));
  });
});

describe('Customers in lists', () => {
  it('RS-5 shows where they live in one line', () => {
    const home = { country: 'AU', state: 'NSW', locality: 'Broken Hill', postcode: '2880' };
    assert.equal(locationOf(home), 'Broken Hill NSW 2880');
    assert.equal(locationOf({ ...home, locality: null }), 'NSW 2880');
    assert.equal(
      locationOf({ country: 'NZ', state: null, locality: 'Auckland', postcode: '1010' }),
      'Auckland, New Zealand',
    );
    assert.equal(locationOf({ country: 'NZ', state: null, locality: null, postcode: null }), 'New Zealand');
    assert.equal(locationOf({ country: '??', state: null, locality: null, postcode: null }), '??');
  });
  it('RS-5 shows persons and employers by their names', () => {
    const person = { kind: 'person', givenNames: 'Thi Lan', familyName: 'Nguyen', organisationName: '' };
    assert.equal(customerName(person), 'Thi Lan Nguyen');
    assert.equal(customerName({ ...person, kind: 'employer', organisationName: 'Acme Pty Ltd' }), 'Acme Pty Ltd');
  });
});
