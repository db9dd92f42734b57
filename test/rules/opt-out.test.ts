import assert from 'node:assert/strict';
import { keywordOf } from '../../domain/electronic-messaging/keyword.ts';
import {
  coversInWords,
  isCovered,
  mayRecordOptOut,
  mayRemoveOptOut,
} from '../../domain/electronic-messaging/opt-out.ts';
import type { OptOutKind } from '../../domain/electronic-messaging/template.ts';

type Covers = OptOutKind | null;

describe('SMS opt outs', () => {
  const cases: [standing: Covers[], recordable: Covers[]][] = [
    [[], [null, 'Reminder', 'General', 'Centrelink']],
    [['Reminder'], [null, 'General', 'Centrelink']],
    [
      ['Reminder', 'General'],
      [null, 'Centrelink'],
    ],
    [[null], ['Centrelink']],
    [[null, 'General'], ['Centrelink']],
    [['Centrelink'], [null, 'Reminder', 'General']],
    [[null, 'Centrelink'], []],
  ];
  for (const [standing, recordable] of cases)
    it(`EM-47 EM-50 of each kind one stands at a time, one for both covers each, and Centrelink’s is apart: ${JSON.stringify(standing)}`, () => {
      for (const kind of [null, 'Reminder', 'General', 'Centrelink'] as const)
        assert.equal(mayRecordOptOut(standing, kind).possible, recordable.includes(kind), String(kind));
    });

  it('EM-3 EM-50 one without a kind covers Reminder and General, one of a number everything', () => {
    const covers = [null, 'all', 'Reminder', 'Centrelink'] as const;
    assert.deepEqual(
      covers.map((cover) => [
        coversInWords(cover),
        ...(['Reminder', 'General', 'Centrelink'] as const).map((kind) => isCovered(kind, [cover])),
      ]),
      [
        ['Reminder and General', true, true, false],
        ['all messages', true, true, true],
        ['Reminder', true, false, false],
        ['Centrelink', false, false, true],
      ],
    );
  });

  it('EM-47 an officer removes what an officer recorded, once; what the carrier keeps only START from the handset lifts', () => {
    assert.deepEqual(mayRemoveOptOut({ of: 'customer', removed: false }), { possible: true });
    assert.equal(mayRemoveOptOut({ of: 'customer', removed: true }).possible, false);
    const kept = mayRemoveOptOut({ of: 'number', removed: false });
    assert.match('why' in kept ? kept.why : '', /Only START, sent from that handset, lifts it\./);
  });

  it('EM-5 every keyword that the gateway blocks a number for is an opt out here, alone and in any case; more words are none', () => {
    for (const word of ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'OPTOUT', 'REVOKE'])
      for (const reply of [word, ` ${word.toLowerCase()}\n`]) assert.equal(keywordOf(reply), 'stop', reply);
    for (const word of ['START', 'UNSTOP', 'YES']) assert.equal(keywordOf(word), 'start', word);
    for (const reply of ['STOP please', 'please cancel', 'HELP', '']) assert.equal(keywordOf(reply), null, reply);
  });
});
