import assert from 'node:assert/strict';
import {
  actionProblems,
  messageAfter,
  notEligible,
  possibleActions,
  type AcceptedAction,
  type AccountFacts,
} from '../../domain/online-accounts/account-action.ts';
import { editions, isInEdition } from '../../domain/online-accounts/edition.ts';
import { isPermission, permissions } from '../../domain/people/permissions.ts';

const facts: AccountFacts = { deceased: false, employer: false, current: null };
const open = (about: Partial<AccountFacts>) => {
  const actions = possibleActions({ ...facts, ...about });
  return Object.entries(actions).flatMap(([action, { possible }]) => (possible ? [action] : []));
};

describe('What may be done with an online account', () => {
  it('OA-6 eligible is who lives, is no employer and has no current account; every reason is told', () => {
    assert.deepEqual(notEligible(facts), []);
    assert.deepEqual(notEligible({ deceased: true, employer: true, current: 'inactive' }), [
      'The customer is recorded as deceased.',
      'The customer is an employer.',
      'The customer has a current account already.',
    ]);
  });

  it('OA-9 OA-10 only what the present status allows is offered; of a deceased customer nothing that opens an account', () => {
    assert.deepEqual(open({}), ['create']);
    assert.deepEqual(open({ current: 'active' }), ['create', 'reissuePassword', 'deactivate']);
    assert.deepEqual(open({ current: 'inactive' }), ['create', 'reactivate']);
    assert.deepEqual(open({ current: 'active', deceased: true }), ['create', 'deactivate']);
    assert.deepEqual(open({ current: 'inactive', deceased: true }), ['create']);
  });

  it('OA-2 OA-3 OA-10 accepted is what has a delivery and an email address, or a reason', () => {
    const wrong = (asked: AcceptedAction, recorded: string | null) =>
      actionProblems(asked, recorded).map(({ field }) => field);
    const delivery = 'letterOnly';
    assert.deepEqual(wrong({ action: 'create' }, null), ['delivery', 'email']);
    assert.deepEqual(wrong({ action: 'create', delivery, email: 'a@example.com' }, null), []);
    assert.deepEqual(wrong({ action: 'create', delivery }, 'a@example.com'), []);
    assert.deepEqual(wrong({ action: 'create', delivery, email: 'a@example.com' }, 'a@example.com'), []);
    assert.deepEqual(wrong({ action: 'create', delivery, email: 'b@example.com' }, 'a@example.com'), ['email']);
    assert.deepEqual(wrong({ action: 'reissuePassword' }, null), ['delivery']);
    assert.deepEqual(wrong({ action: 'reissuePassword', delivery }, null), []);
    for (const action of ['deactivate', 'reactivate'] as const) {
      assert.deepEqual(wrong({ action, reason: '  ' }, null), ['reason']);
      assert.deepEqual(wrong({ action, reason: 'Asked for' }, null), []);
    }
  });

  it('OA-5 OA-7 OA-10 what is said after Save', () => {
    assert.equal(messageAfter('create', 'cancelled', 'letterOnly'), '');
    assert.equal(messageAfter('create', 'rejected', undefined), 'No Changes Applied');
    assert.equal(messageAfter('deactivate', 'rejected', undefined), 'No Change Applied');
    assert.equal(messageAfter('create', 'accepted', 'letterOnly'), 'Letter sent successfully');
    assert.equal(messageAfter('reissuePassword', 'accepted', 'overThePhone'), '');
    assert.equal(messageAfter('reactivate', 'accepted', undefined), 'Account updated successfully');
  });

  it('OA-2 OA-8 what creates, proves or spends is in one edition, linking in the other, everything else in both', () => {
    const both = Object.keys(permissions)
      .filter(isPermission)
      .filter((permission) => editions.every((edition) => isInEdition(permission, edition)));
    const one = Object.keys(permissions)
      .filter(isPermission)
      .filter((permission) => !both.includes(permission));
    assert.deepEqual(
      one
        .map((permission) => [permission, editions.find((edition) => isInEdition(permission, edition))])
        .toSorted(([a], [b]) => String(a).localeCompare(String(b))),
      [
        ['onlineAccounts.create', 'staff-managed'],
        ['onlineAccounts.recordLink', 'linked'],
        ['onlineAccounts.reissuePassword', 'staff-managed'],
        ['proofQuestions.edit', 'staff-managed'],
        ['proofQuestions.view', 'staff-managed'],
        ['temporaryPasswords.spend', 'staff-managed'],
      ],
    );
  });
});
