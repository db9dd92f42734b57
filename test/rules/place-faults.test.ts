import assert from 'node:assert/strict';
import { countries, countryCodes } from '../../domain/customers/countries.ts';
import { placeFaults, recordableZones, type RecordedPlace } from '../../domain/customers/place-faults.ts';
import { customerZones } from '../../domain/time/customer-zones.ts';
import { isAustralianState } from '../../domain/time/zone.ts';
import { customerRows } from '../../prisma/seed/customers.ts';

const place = (change: Partial<RecordedPlace>): RecordedPlace => ({
  country: 'AU',
  state: null,
  postcode: null,
  timeZone: null,
  ...change,
});

describe('a place as somebody records it', () => {
  const good: readonly Partial<RecordedPlace>[] = [
    {},
    { state: 'NSW' },
    { postcode: '2000' },
    { state: 'NSW', postcode: '2000', timeZone: 'Australia/Sydney' },
    { state: 'ACT', postcode: '2600', timeZone: 'Australia/Canberra' },
    { state: 'NSW', postcode: '2880' },
    { state: 'NSW', postcode: '2880', timeZone: 'Australia/Broken_Hill' },
    { state: 'NSW', postcode: '2898', timeZone: 'Australia/Lord_Howe' },
    { state: 'WA', postcode: '6443', timeZone: 'Australia/Eucla' },
    { state: 'WA', postcode: '6443', timeZone: 'Australia/Perth' }, // Norseman
    { postcode: '2899', timeZone: 'Pacific/Norfolk' },
    { state: 'NSW', postcode: '2899' },
    { country: 'NF', timeZone: 'Pacific/Norfolk' },
    ...['NT', 'SA', 'WA'].map((state) => ({ state, postcode: '0872' })),
    { postcode: '0872', timeZone: 'Australia/Perth' },
    { state: 'NSW', postcode: '2620' }, // on both sides of a border
    { state: 'ACT', postcode: '2620' },
    { state: 'NSW', postcode: '3644' },
    { country: 'NZ', postcode: '6011', timeZone: 'Pacific/Auckland' },
    { country: 'GB', postcode: 'SW1A 1AA' },
  ];
  for (const change of good)
    it(`EM-23 takes ${JSON.stringify(change)}`, () => assert.deepEqual(placeFaults(place(change)), []));

  const bad: readonly (readonly [change: Partial<RecordedPlace>, field: string, says: RegExp])[] = [
    [{ state: 'VIC', postcode: '2880' }, 'postcode', /^Postcode 2880 is in NSW, not in VIC\./],
    [{ state: 'VIC', postcode: '0872' }, 'postcode', /^Postcode 0872 is in NT or SA or WA, not in VIC\./],
    [{ postcode: '200' }, 'postcode', /four digits/],
    [{ postcode: '2OOO' }, 'postcode', /four digits/],
    [{ state: 'SA', postcode: '0500' }, 'postcode', /no such/],
    [
      { postcode: '2000', timeZone: 'Australia/Perth' },
      'timeZone',
      /^Perth time is not kept at this address \(Sydney time\)/,
    ],
    [{ state: 'NT', postcode: '0872', timeZone: 'Australia/Perth' }, 'timeZone', /\(Darwin time\)/],
    [{ state: 'WA', timeZone: 'Australia/Sydney' }, 'timeZone', /\(Perth time or Eucla time\)/],
    [{ timeZone: 'Pacific/Guam' }, 'timeZone', /^Guam time is not kept in Australia/], // as Brisbane, and elsewhere
    [{ timeZone: 'EST' }, 'timeZone', /^Choose/],
    [{ country: 'NZ', state: 'NSW' }, 'state', /This one is in New Zealand/],
    [{ country: 'NZ', timeZone: 'Australia/Sydney' }, 'timeZone', /^Sydney time is not kept in New Zealand/],
    [{ country: 'NF', timeZone: 'Pacific/Auckland' }, 'timeZone', /not kept in Norfolk Island/],
    [{ country: 'au' }, 'country', /^Choose/],
  ];
  for (const [change, field, says] of bad)
    it(`EM-23 refuses ${JSON.stringify(change)}: ${field}`, () => {
      const faults = placeFaults(place(change));
      assert.deepEqual(
        faults.map((fault) => fault.field),
        [field],
      );
      assert.match(faults[0]?.message ?? '', says);
    });

  it('EM-23 each zone that is offered for an address may be recorded with it, and decides then', () => {
    for (const postcode of [null, '0872', '2000', '2406', '2880', '2898', '2899', '4825', '6443'])
      for (const timeZone of recordableZones({ country: 'AU', state: null, postcode })) {
        const recorded = place({ postcode, timeZone });
        assert.deepEqual(placeFaults(recorded), [], `${postcode} ${timeZone}`);
        assert.deepEqual(customerZones(recorded), [timeZone]);
      }
  });

  it('EM-23 nothing in the demonstration data contradicts itself', () => {
    for (const { country, state, postcode, timeZone } of customerRows('2026-10-12').customers) {
      assert.ok(state === null || state === undefined || isAustralianState(state));
      const recorded = {
        country: country ?? 'AU',
        state: state ?? null,
        postcode: postcode ?? null,
        timeZone: timeZone ?? null,
      };
      assert.deepEqual(placeFaults(recorded), [], JSON.stringify(recorded));
    }
  });

  it('EM-23 every country is there once, by its name, and Australia is the first', () => {
    const [first, ...others] = countries();
    assert.deepEqual(first, { code: 'AU', name: 'Australia' });
    assert.equal(new Set(countryCodes).size, others.length + 1);
    for (const { code, name } of others) assert.notEqual(name, code);
  });
});
