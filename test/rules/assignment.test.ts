import assert from 'node:assert/strict';
import {
  mayBeAssigned,
  mayBeReassigned,
  mayServe,
  mayViewStays,
} from '../../domain/personalised-services/assignment.ts';

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

  it('RS-1 who reads a PS customer’s records: the officer whose customer it is or, where nobody’s now, was last; every service manager', () => {
    const stay = (officerId: string, openedOn: number, closed: boolean) => ({
      officerId,
      openedAt: new Date(openedOn),
      closedAt: closed ? new Date(openedOn + 1) : null,
    });
    const somebody = 'assigned to somebody else: only that officer and service managers see this.';
    const table: [stays: ReturnType<typeof stay>[], why: string | null][] = [
      [[], null], // never in Personalised Services: nothing to be seen
      [[stay('me', 1, false)], null],
      [[stay('other', 1, false)], `The customer is ${somebody}`],
      [[stay('me', 1, true)], null],
      [[stay('other', 1, true)], `The customer was last ${somebody}`],
      [[stay('me', 1, true), stay('other', 3, true)], `The customer was last ${somebody}`],
      [[stay('other', 1, true), stay('me', 3, true)], null],
      [[stay('me', 5, true), stay('other', 3, false)], `The customer is ${somebody}`], // imported in whatever order
      [[stay('other', 5, true), stay('me', 3, false)], null],
    ];
    for (const [stays, expected] of table) {
      const found = mayViewStays(me, stays);
      assert.equal(found.possible ? null : found.why, expected);
      for (const roles of [['serviceManager'], ['psServiceOfficer', 'serviceManager']] as const)
        assert.equal(mayViewStays({ ...me, roles }, stays).possible, true);
      assert.equal(mayViewStays({ ...me, roles: ['serviceOfficer', 'racOfficer'] }, stays).possible, false);
    }
  });
});
