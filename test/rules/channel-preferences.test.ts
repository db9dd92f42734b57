import assert from 'node:assert/strict';
import {
  applyToAll,
  productProblems,
  type PreferenceChannel,
} from '../../domain/online-accounts/channel-preferences.ts';

const product = (name: string, ...channels: PreferenceChannel[]) => ({ id: name, name, channels });

describe('Channel preferences', () => {
  it('OA-12 Apply To All sets every product and service that allows the channel, and says which were left', () => {
    const products = [
      product('notice', 'Online', 'Letter'),
      product('reminder', 'SMS', 'Letter'),
      product('news', 'Online'),
    ];
    const names = ({ set, left }: ReturnType<typeof applyToAll<(typeof products)[number]>>) => [
      set.map(({ name }) => name),
      left.map(({ name }) => name),
    ];
    assert.deepEqual(names(applyToAll(products, 'Online')), [['notice', 'news'], ['reminder']]);
    assert.deepEqual(names(applyToAll(products, 'Email')), [[], ['notice', 'reminder', 'news']]);
    assert.deepEqual(names(applyToAll([], 'Email')), [[], []]);
  });

  it('OA-12 a product has a name and channels, its default among them', () => {
    const right = { name: 'Notice', channels: ['Online', 'Letter'], defaultChannel: 'Letter' } as const;
    const fields = (about: object) => productProblems({ ...right, ...about }).map(({ field }) => field);
    assert.deepEqual(fields({}), []);
    assert.deepEqual(fields({ name: ' ' }), ['name']);
    assert.deepEqual(fields({ name: 'x'.repeat(101) }), ['name']);
    assert.deepEqual(fields({ channels: [] }), ['channels']);
    assert.deepEqual(fields({ defaultChannel: 'SMS' }), ['defaultChannel']);
  });
});
