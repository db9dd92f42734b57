import assert from 'node:assert/strict';
import { isInternational } from '../../domain/customers/location.ts';
import { cubaCopy, madeInPluto } from '../../domain/personalised-services/cuba-copy.ts';

const at = '2026-03-02T00:00:00.000Z';
const due = { kind: 'deadline', id: 'd', name: 'copy' } as const;

describe('a copy to Cuba', () => {
  it('PS-7 is due at once, is one step, and is over', () => {
    for (const what of ['record', 'note'] as const) {
      const begun = madeInPluto(what, at);
      assert.deepEqual(begun.due, [{ name: 'copy', at }]);
      const step = cubaCopy(begun, due);
      assert.ok('next' in step);
      assert.deepEqual([step.next.outcome, step.next.due], ['copied', []]);
      assert.deepEqual(step.effects, [{ do: 'decide', state: begun.step }]);
      assert.deepEqual(cubaCopy({ ...begun, step: 'over', outcome: 'copied', due: [] }, due), { refuse: 'ended' });
    }
  });

  it('PS-7 international is who is recorded outside Australia and its territories', () => {
    const abroad = ['NZ', 'GB', 'PG'];
    for (const country of [...abroad, 'AU', 'NF', 'CX', 'CC'])
      assert.equal(isInternational({ country }), abroad.includes(country), country);
  });
});
