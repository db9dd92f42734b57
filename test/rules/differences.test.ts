import assert from 'node:assert/strict';
import fc from 'fast-check';
import { differences } from '../../web/differences/differences.ts';

describe('what differs between two versions of a template', () => {
  it('EM-42 names the words that were added and removed, in reading order', () => {
    assert.deepEqual(differences('Pay by {byDate} or call us.', 'Pay by {byDate} and do not reply.'), [
      { kind: 'same', text: 'Pay by {byDate} ' },
      { kind: 'removed', text: 'or call us.' },
      { kind: 'added', text: 'and do not reply.' },
    ]);
    assert.deepEqual(differences('', 'One.'), [{ kind: 'added', text: 'One.' }]);
    assert.deepEqual(differences('One.', 'One.'), [{ kind: 'same', text: 'One.' }]);
  });

  it('EM-42 both texts can be read from it, whatever they are', () => {
    const text = fc.array(fc.constantFrom('a', 'b', ' ', '  ', '\n', 'call', '{byDate}', 'é🙂'), { maxLength: 12 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = differences(before.join(''), after.join(''));
        const read = (kind: string) => pieces.map((piece) => (piece.kind === kind ? '' : piece.text)).join('');
        assert.equal(read('added'), before.join(''));
        assert.equal(read('removed'), after.join(''));
      }),
    );
  });
});
