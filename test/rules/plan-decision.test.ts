import assert from 'node:assert/strict';
import { mayAccept, mayHandOver, mayReturn, type Decision } from '../../domain/personalised-services/plan-decision.ts';

const waiting: Decision = {
  me: { personId: 'manager', roles: ['serviceManager'] },
  state: 'submitted',
  needs: 'manager',
  authors: ['officer'],
  manager: 'manager',
  delegateFor: [],
};
const stranger = { personId: 'stranger', roles: ['serviceManager'] as const };

describe('Who may decide a submission', () => {
  const table: [title: string, change: Partial<Decision>, decide: string | null, handOver: string | null][] = [
    ['PS-11 the manager with whom it waits decides', {}, null, null],
    ['PS-14 another manager does not', { me: stranger }, 'another manager', 'another manager'],
    ['PS-14 the delegate of a manager on leave does', { me: stranger, delegateFor: ['manager'] }, null, null],
    [
      'PS-14 the delegate of somebody else does not',
      { me: stranger, delegateFor: ['other'] },
      'another manager',
      'another manager',
    ],
    [
      'PS-12 an author does not decide, but may hand it over',
      { authors: ['officer', 'manager'] },
      'somebody else must',
      null,
    ],
    [
      'PS-12 a delegate who is an author does not decide',
      { me: stranger, delegateFor: ['manager'], authors: ['stranger'] },
      'somebody else must',
      null,
    ],
    ['PS-12 nobody left: it waits for an operator', { manager: null, needs: 'operator' }, 'an operator', 'an operator'],
    [
      'PS-15 what is decided is not decided again',
      { state: 'accepted', needs: 'nobody' },
      'decided already',
      'decided already',
    ],
    ['PS-15 what is withdrawn is not decided', { state: 'withdrawn', needs: 'nobody' }, 'over', 'over'],
    ['RS-1 who is no manager does not', { me: { personId: 'manager', roles: ['psServiceOfficer'] } }, 'role', 'role'],
  ];
  for (const [title, change, decide, handOver] of table)
    it(title, () => {
      const decision = { ...waiting, ...change };
      for (const [may, expected] of [
        [mayAccept, decide],
        [mayReturn, decide],
        [mayHandOver, handOver],
      ] as const) {
        const result = may(decision);
        if (expected === null) assert.deepEqual(result, { possible: true });
        else assert.match(result.possible ? '' : result.why, new RegExp(expected));
      }
    });

  it('PS-12 an operator hands over what waits for an operator', () => {
    const operator = { personId: 'operator', roles: ['operator'] as const };
    assert.equal(mayHandOver({ ...waiting, me: operator, manager: null, needs: 'operator' }).possible, true);
    assert.equal(mayHandOver({ ...waiting, me: operator }).possible, false);
  });
});
