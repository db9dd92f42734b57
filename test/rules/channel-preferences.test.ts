import assert from 'node:assert/strict';
import {
  applyToAll,
  choiceProblems,
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

  it('OA-12 chosen is a channel that the product or service allows, each once and while it is offered', () => {
    const known = new Map([
      ['notice', { ...product('Notice', 'Online', 'Letter'), active: true }],
      ['news', { ...product('News', 'Online'), active: false }],
    ]);
    const chosen = (...of: [productId: string, channel: PreferenceChannel][]) =>
      choiceProblems(
        of.map(([productId, channel]) => ({ productId, channel })),
        known,
      ).map(({ field, sentence }) => [field, sentence]);
    assert.deepEqual(chosen(['notice', 'Letter']), []);
    const gone = 'This product or service is not offered any more.';
    assert.deepEqual(chosen(['news', 'Online'], ['unknown', 'Online'], ['notice', 'SMS'], ['notice', 'Online']), [
      ['changes.0.channel', gone],
      ['changes.1.channel', gone],
      ['changes.2.channel', 'Notice can’t be had by SMS.'],
      ['changes.3.channel', 'Each product or service stands here once.'],
    ]);
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
