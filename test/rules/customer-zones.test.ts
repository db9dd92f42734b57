import assert from 'node:assert/strict';
import { customerZone, customerZones, type CustomerPlace } from '../../domain/time/customer-zones.ts';
import { australianStates, stateZone } from '../../domain/time/zone.ts';

const { NSW, VIC, QLD, SA, WA, TAS, NT } = stateZone;

describe('where a customer lives', () => {
  const places: readonly (readonly [string, CustomerPlace, string[]])[] = [
    ['the recorded zone before all', { timeZone: 'Australia/Perth', postcode: '2000', state: 'NSW' }, [WA]],
    ['the recorded zone before several', { timeZone: 'Australia/Darwin', postcode: '0872', state: 'WA' }, [NT]],
    ['the recorded zone abroad', { timeZone: 'Europe/London', country: 'GB' }, ['Europe/London']],
    ['the postcode when the recorded zone is unknown', { timeZone: 'Mars/Base', postcode: '4000' }, [QLD]],
    ['no bare offset or abbreviation', { timeZone: '+10:00', state: 'WA' }, [WA]],
    ['no abbreviation', { timeZone: 'EST', state: 'WA' }, [WA]],
    ['the postcode before the state', { postcode: '6000', state: 'NSW' }, [WA]],
    ['the state without a postcode', { state: 'nt ' }, [NT]],
    ['the state when the postcode is none', { postcode: '12', state: 'TAS' }, [TAS]],
    ['the state when the postcode belongs to none', { postcode: '0500', state: 'SA' }, [SA]],
    ['Broken Hill', { postcode: '2880', state: 'NSW', country: 'Australia' }, [SA]],
    ['Broken Hill without its state', { postcode: '2880' }, [SA]],
    ['Lord Howe', { postcode: '2898', state: 'NSW', country: 'AU' }, ['Australia/Lord_Howe']],
    ['Norfolk Island', { postcode: '2899', state: 'NSW' }, ['Pacific/Norfolk']],
    ['Norfolk Island by its country', { country: 'NF' }, ['Pacific/Norfolk']],
    ['the Eucla belt', { postcode: '6443', state: 'WA' }, ['Australia/Eucla']],
    ['Christmas Island', { postcode: '6798', state: 'WA' }, ['Indian/Christmas']],
    ['Christmas Island by its country', { postcode: '6798', country: 'CX' }, ['Indian/Christmas']],
    ['the Cocos Islands', { postcode: '6799', state: 'WA' }, ['Indian/Cocos']],
    ['the Cocos Islands by their country', { postcode: '6799', country: 'CC' }, ['Indian/Cocos']],
    ['Darwin by a postcode with a leading zero', { postcode: '0800' }, [NT]],
    ['Canberra in the middle of New South Wales', { postcode: '2600' }, [NSW]],
    ['the last of Canberra', { postcode: '2618' }, [stateZone.ACT]],
    ['Melbourne', { postcode: ' 3000 ' }, [VIC]],
    ['Adelaide', { postcode: '5000' }, [SA]],
    ['Hobart', { postcode: '7000' }, [TAS]],
    ['0872 with NT', { postcode: '0872', state: 'NT' }, [NT]],
    ['0872 with SA', { postcode: '0872', state: 'SA' }, [SA]],
    ['0872 with WA', { postcode: '0872', state: 'wa' }, [WA]],
    ['0872 without a state', { postcode: '0872' }, [NT, SA, WA]],
    ['0872 with a state it does not lie in', { postcode: '0872', state: 'VIC' }, [NT, SA, WA]],
    ['0872 with what is no state', { postcode: '0872', state: 'Outback' }, [NT, SA, WA]],
    ['2406 with QLD', { postcode: '2406', state: 'QLD' }, [QLD]],
    ['2406 with NSW', { postcode: '2406', state: 'NSW' }, [NSW]],
    ['2406 without a state', { postcode: '2406' }, [NSW, QLD]],
    ...['4377', '4380', '4383', '4385'].flatMap((postcode): [string, CustomerPlace, string[]][] => [
      [`${postcode} with QLD`, { postcode, state: 'QLD' }, [QLD]],
      [`${postcode} with NSW`, { postcode, state: 'NSW' }, [NSW]],
      [`${postcode} without a state`, { postcode }, [QLD, NSW]],
    ]),
    ['4825 with QLD', { postcode: '4825', state: 'QLD' }, [QLD]],
    ['4825 with NT', { postcode: '4825', state: 'NT' }, [NT]],
    ['4825 without a state', { postcode: '4825', state: '' }, [QLD, NT]],
    ['abroad without a zone, whatever the postcode', { postcode: '6011', state: 'NSW', country: 'NZ' }, []],
    ['abroad with an unknown zone', { timeZone: 'Nowhere/At_All', country: 'GB' }, []],
    ['nothing recorded', {}, []],
    ['empty fields', { timeZone: '', postcode: null, state: ' ', country: null }, []],
  ];
  for (const [what, place, expected] of places) {
    it(`EM-23 takes ${what}: ${expected.join(', ') || 'none'}`, () => {
      assert.deepEqual(customerZones(place), expected);
      // for display the one, or none
      assert.equal(customerZone(place), expected.length === 1 ? expected[0] : null);
    });
  }

  it('EM-23 knows a zone for each state', () => {
    for (const state of australianStates) assert.deepEqual(customerZones({ state }), [stateZone[state]]);
  });
});
