import assert from 'node:assert/strict';
import { codeOf, type CodeClass } from '../../domain/electronic-messaging/gateway-codes.ts';

const columns: Record<'atOnce' | 'receipt', Record<CodeClass, number[]>> = {
  atOnce: {
    number: [21211, 21614, 21635, 21265, 21217],
    optedOut: [21610],
    route: [21408, 21612, 21606, 21659],
    ours: [20003, 20404, 21603],
    temporary: [20429, 21611, 21730],
  },
  receipt: {
    number: [30005, 30006],
    optedOut: [],
    route: [30007, 30024, 30034],
    ours: [30002],
    temporary: [30001, 30500],
  },
};

describe('Codes of the SMS gateway', () => {
  for (const [where, other] of [
    ['atOnce', 'receipt'],
    ['receipt', 'atOnce'],
  ] as const) {
    for (const [cls, codes] of Object.entries(columns[where]))
      for (const code of codes)
        it(`EM-25 ${code} ${where} is ${cls}, and says nothing ${other}`, () => {
          assert.equal(codeOf(code, where).class, cls);
          assert.equal(codeOf(code, other).class, 'unknown');
          assert.match(codeOf(code, where).reason, /^[A-Z][^0-9]+$/, 'a sentence of ours');
        });
  }

  for (const code of [30003, 30004, 30008, 30036])
    it(`EM-28 ${code} is no reason to try again, nor an opt out, and has a sentence`, () => {
      const { class: cls, reason } = codeOf(code, 'receipt');
      assert.equal(cls, 'unknown');
      assert.match(reason, /^[A-Z][^0-9]+$/);
    });

  it('EM-25 a code that we don’t know keeps its number', () => {
    for (const where of ['atOnce', 'receipt'] as const) {
      assert.equal(codeOf(39999, where).class, 'unknown');
      assert.match(codeOf(39999, where).reason, /39999/);
    }
  });

  it('EM-25 no code is no class', () => assert.equal(codeOf(null, 'receipt').class, 'unknown'));
});
