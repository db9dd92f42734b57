import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { letterKeys, type LetterKeys } from '../../prisma/letter-keys.ts';
import { failureType } from '../../activities/clean-failures.ts';
import { LetterKeyMissing, openLetter, sealLetter } from '../../prisma/letter-seal.ts';

describe('What stands in a letter, sealed', () => {
  const key = (name: string) => `${name}:${randomBytes(32).toString('base64')}`;
  const [older, newer] = [key('2025'), key('2026')];
  const keys = (text: string): LetterKeys => letterKeys.parse(text);
  const fields = {
    address: ['Ana Holder', '12 Example Street', 'DUBBO NSW 2830'],
    name: 'Ana Holder',
    csid: '610000001',
    accountKey: '4000012345',
    password: 'KXTR-4H7W-9MPD',
    date: '2026-03-02',
    validUntil: '2026-03-16',
  };
  const id = randomUUID();

  it('OA-8 is opened by the key that sealed it, as this letter only, and not where a byte was changed', () => {
    const sealed = sealLetter(keys(newer), id, fields);
    assert.deepEqual(openLetter(keys(newer), id, sealed), fields);
    assert.throws(() => openLetter(keys(newer), randomUUID(), sealed));
    assert.throws(() => openLetter(keys(key('2026')), id, sealed)); // another key of the same name
    for (const place of [0, 12, 28, sealed.sealed.length - 1]) {
      const changed = Uint8Array.from(sealed.sealed);
      changed[place] = (changed[place] ?? 0) ^ 1;
      assert.throws(() => openLetter(keys(newer), id, { ...sealed, sealed: changed }), `byte ${place}`);
    }
    assert.doesNotMatch(Buffer.from(sealed.sealed).toString('latin1'), /KXTR|Ana|DUBBO|610000001/);
    assert.notDeepEqual(sealLetter(keys(newer), id, fields).sealed, sealed.sealed, 'the same letter twice looks alike');
  });

  it('OA-8 the first key seals, every one opens; without its key the error names the key and nothing of the letter', () => {
    const before = sealLetter(keys(older), id, fields);
    const rotated = keys(`${newer}, ${older}`);
    assert.equal(sealLetter(rotated, id, fields).keyName, '2026');
    assert.deepEqual(openLetter(rotated, id, before), fields);
    assert.throws(
      () => openLetter(keys(newer), id, before),
      (error: unknown) => {
        assert.ok(error instanceof LetterKeyMissing);
        assert.equal(error.message, 'LETTER_KEYS has no key 2025');
        assert.equal(failureType(error), 'Letter.keyMissing'); // what operators read
        return true;
      },
    );
  });

  it('OA-8 keys are named, of 32 bytes, and no two of one name', () => {
    for (const wrong of [
      '',
      'abc',
      `2026:${randomBytes(16).toString('base64')}`,
      `:${randomBytes(32).toString('base64')}`,
      `${newer},${key('2026')}`,
    ])
      assert.equal(letterKeys.safeParse(wrong).success, false, wrong.slice(0, 5));
  });
});
