import assert from 'node:assert/strict';
import { mayBeAssigned, mayBeReassigned, mayServe } from '../../domain/personalised-services/assignment.ts';

const me = { personId: 'me', roles: ['psServiceOfficer'] as const };
const officer = { active: true, roles: ['psServiceOfficer'] };
const customer = { restricted: false, deceased: false };

describe('Assignment', () => {
  const given: [title: string, Parameters<typeof mayBeAssigned>, expected: boolean][] = [
    ['PS-3 a PS service officer is given a customer', [officer, customer], true],
    ['PS-3 nobody else is', [{ ...officer, roles: ['serviceOfficer', 'serviceManager'] }, customer], false],
    ['PS-3 nor one who has left', [{ ...officer, active: false }, customer], false],
    ['PS-3 nor an unknown person', [null, customer], false],
    ['PS-3 a deceased customer is given to nobody', [officer, { ...customer, deceased: true }], false],
    [
      'RS-1 a restricted customer is not given to who may not see them',
      [officer, { ...customer, restricted: true }],
      false,
    ],
    [
      'RS-1 a restricted customer is given to who may',
      [
        { ...officer, roles: ['psServiceOfficer', 'racOfficer'] },
        { ...customer, restricted: true },
      ],
      true,
    ],
  ];
  for (const [title, args, expected] of given) it(title, () => assert.equal(mayBeAssigned(...args).possible, expected));

  it('PS-4 an open assignment goes to another officer, a closed one or the same officer doesn’t', () => {
    assert.equal(mayBeReassigned({ officerId: 'a', closed: false }, 'b').possible, true);
    assert.equal(mayBeReassigned({ officerId: 'a', closed: false }, 'a').possible, false);
    assert.equal(mayBeReassigned({ officerId: 'a', closed: true }, 'b').possible, false);
  });

  it('RS-1 only the assigned officer changes what belongs to a PS customer, and says why others don’t', () => {
    const why = (...args: Parameters<typeof mayServe>) => {
      const result = mayServe(...args);
      return result.possible ? null : result.why;
    };
    assert.equal(why(me, { officerId: 'me' }, 'plans.edit'), null);
    assert.equal(why(me, { officerId: 'other' }, 'plans.edit'), 'The customer is assigned to somebody else.');
    assert.equal(why(me, null, 'plans.edit'), 'The customer is not in Personalised Services now.');
    const manager = { personId: 'me', roles: ['serviceManager'] as const };
    assert.equal(why(manager, { officerId: 'me' }, 'plans.edit'), 'Your role does not allow this.');
  });
});
