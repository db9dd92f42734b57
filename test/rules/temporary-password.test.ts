import assert from 'node:assert/strict';
import { passwordAlphabet, spokenPassword, typedPassword } from '../../domain/online-accounts/temporary-password.ts';
import { hashPassword, isPassword, makePassword } from '../../prisma/temporary-password.ts';

describe('Temporary passwords', () => {
  const made = Array.from({ length: 2000 }, makePassword);

  it('OA-8 are random: each sign about equally often, none twice, 55 bits', () => {
    assert.equal(new Set(made).size, made.length);
    const signs = made.flatMap((password) => typedPassword(password).split(''));
    const expected = signs.length / passwordAlphabet.length;
    let unevenness = 0;
    for (const sign of passwordAlphabet) {
      const count = signs.filter((it) => it === sign).length;
      unevenness += (count - expected) ** 2 / expected;
    }
    assert.ok(unevenness < 80, `${unevenness}`); // 24 degrees of freedom: chance exceeds it once in ten million runs
    assert.ok(Math.log2(passwordAlphabet.length) * 12 > 55);
  });

  it('OA-8 are read aloud without a mistake: no look-alikes, a word for each letter, typed as heard', () => {
    for (const password of made)
      assert.match(password, /^([ACDEFGHJKMNPQRTUVWXY34679]{4}-){2}[ACDEFGHJKMNPQRTUVWXY34679]{4}$/);
    assert.deepEqual(spokenPassword('KX3R-4H7W-9MPD').slice(0, 4), ['Kilo', 'X-ray', '3', 'Romeo']);
    assert.equal(typedPassword(' kx3r 4h7w-9mpd '), 'KX3R4H7W9MPD');
    assert.equal(new Set(spokenPassword(passwordAlphabet)).size, passwordAlphabet.length);
  });

  it('OA-8 are kept as an Argon2id hash with a salt of its own; only the right one fits, however it is typed', async () => {
    const [password = '', another = ''] = made;
    const [hash, again] = [await hashPassword(password), await hashPassword(password)];
    assert.match(hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[^$]+\$[^$]+$/);
    assert.notEqual(hash, again);
    assert.ok(await isPassword(password.toLowerCase().replaceAll('-', ' '), hash));
    for (const wrong of [another, '', `${password}A`, password.slice(0, -1)])
      assert.equal(await isPassword(wrong, hash), false);
    assert.equal(await isPassword(password, null), false);
  });
});
