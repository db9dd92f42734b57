import assert from 'node:assert/strict';
import {
  channels,
  cubaStatus,
  cubaStatuses,
  cubaWords,
  emailStates,
  emailStatus,
  letterWords,
  messageStates,
  plutoStatus,
  plutoStatuses,
  plutoWords,
  sourceOf,
  sources,
  type CubaStatus,
  type EmailState,
  type MessageState,
  type PlutoStatus,
} from '../../domain/electronic-messaging/correspondence.ts';
import {
  letterStates,
  letterStatus,
  movesOn,
  type LetterState,
} from '../../domain/electronic-messaging/letter-status.ts';

const minute = 60_000;
const handedOver = Date.parse('2026-07-15T02:00:00.000Z');
const after = (ms: number) => new Date(handedOver + ms);

describe('one message in two lists', () => {
  /** What both show while it isn't in the letters list yet, and what they show then; `handedOverAt` null where it never was. */
  const words: Record<
    MessageState,
    [before: [PlutoStatus, CubaStatus | null], then: [PlutoStatus, CubaStatus | null]]
  > = {
    held: [
      ['Held', null],
      ['Held', null],
    ],
    sending: [
      ['Sending', null],
      ['Sending', null],
    ],
    outcomeUnknown: [
      ['Outcome not known', null],
      ['Outcome not known', null],
    ],
    handedOver: [
      ['Sent to open text', null],
      ['Communication sent', 'Sent'],
    ],
    deemedSent: [
      ['Sent to open text', null],
      ['Communication sent', 'Sent'],
    ],
    bouncing: [
      ['Sent to open text', null],
      ['Communication sent', 'Sent'],
    ],
    cancelled: [
      ['Cancelled', null],
      ['Cancelled', null],
    ],
    notSent: [
      ['Not sent', null],
      ['Not sent', 'Error'],
    ],
    undetermined: [
      ['Outcome not known', null],
      ['Outcome not known', null],
    ],
    delivered: [
      ['Sent to open text', null],
      ['Communication sent', 'Sent'],
    ],
    bouncedBack: [
      ['Bounce Back (BB)', 'Error'],
      ['Bounce Back (BB)', 'Error'],
    ],
    noReceipt: [
      ['Sent to open text', null],
      ['Communication sent', 'Sent'],
    ],
  };
  for (const state of messageStates)
    it(`EM-30 ${state}: ${words[state][0].join(' / ')}, after five minutes ${words[state][1].join(' / ')}`, () => {
      const message = { state, handedOverAt: new Date(handedOver).toISOString() };
      const both = (now: Date) => [plutoStatus(message, now, 5), cubaStatus(message, now, 5)];
      const [before, then] = words[state];
      assert.deepEqual(both(after(0)), before);
      assert.deepEqual(both(after(5 * minute - 1)), before);
      assert.deepEqual(both(after(5 * minute)), then);
      assert.deepEqual(both(after(72 * 60 * minute)), then);
    });

  it('EM-30 the minutes are a setting', () => {
    const message = { state: 'handedOver', handedOverAt: new Date(handedOver).toISOString() } as const;
    assert.equal(plutoStatus(message, after(9 * minute), 10), 'Sent to open text');
    assert.equal(plutoStatus(message, after(10 * minute), 10), 'Communication sent');
    assert.equal(cubaStatus(message, after(0), 0), 'Sent');
  });

  it('EM-30 what the gateway never took is in no letters list', () => {
    for (const state of ['held', 'sending', 'outcomeUnknown', 'cancelled', 'notSent', 'undetermined'] as const)
      assert.equal(cubaStatus({ state, handedOverAt: null }, after(72 * 60 * minute), 5), null, state);
  });

  it('EM-30 Not sent is an Error only where Sent was shown before it ended', () => {
    const ended = (ms: number) => ({
      state: 'notSent' as const,
      handedOverAt: new Date(handedOver).toISOString(),
      endedAt: after(ms).toISOString(),
    });
    assert.equal(cubaStatus(ended(5 * minute - 1), after(60 * minute), 5), null);
    assert.equal(cubaStatus(ended(5 * minute), after(60 * minute), 5), 'Error');
    assert.equal(plutoStatus(ended(0), after(60 * minute), 5), 'Not sent');
  });

  it('EM-30 the lists to choose from hold every word, in both vocabularies', () => {
    const shown = Object.values(words).flat();
    assert.deepEqual([...new Set(shown.map(([pluto]) => pluto))].toSorted(), plutoStatuses.toSorted());
    assert.deepEqual([...new Set(shown.flatMap(([, cuba]) => cuba ?? []))].toSorted(), cubaStatuses.toSorted());
  });
});

describe('emails and letters in two lists', () => {
  const sentAt = new Date(handedOver).toISOString();
  const early = ['Sent to open text', null];
  const listed = ['Communication sent', 'Sent'];
  const bounced = ['Bounce Back (BB)', 'Error'];
  const emails: Record<EmailState, [before: (string | null)[], then: (string | null)[]]> = {
    sent: [early, listed],
    failed: [early, listed], // the recipient's next day has not begun (EM-28)
    bounced: [bounced, bounced],
  };
  for (const state of emailStates)
    it(`EM-28 EM-30 an email ${state}: ${emails[state][0].join(' / ')}, after five minutes ${emails[state][1].join(' / ')}`, () => {
      const both = (now: Date) => Object.values(emailStatus({ state, sentAt }, now, 5));
      const [before, then] = emails[state];
      assert.deepEqual([both(after(0)), both(after(5 * minute - 1))], [before, before]);
      assert.deepEqual([both(after(5 * minute)), both(after(72 * 60 * minute))], [then, then]);
    });

  it('EM-30 letters have four words, the same in both lists', () => {
    assert.deepEqual(letterStatus, {
      produced: 'Produced',
      queued: 'Queued for printing',
      issued: 'Issued',
      failed: 'Failed',
    });
    assert.deepEqual(plutoWords.slice(plutoStatuses.length), letterWords);
    assert.deepEqual(cubaWords.slice(cubaStatuses.length), letterWords);
    assert.deepEqual(Object.values(letterStatus), letterWords);
  });

  it('EM-30 each channel has its source', () => {
    assert.deepEqual(channels, ['SMS', 'Email', 'Letter']);
    assert.deepEqual(
      channels.map((channel) => sourceOf[channel]),
      sources,
    );
  });

  it('EM-30 a letter goes on and never back, in whatever order it is told; of two ends the later one counts', () => {
    const at = (hours: number) => after(hours * 60 * minute).toISOString();
    const moves = (from: LetterState, to: LetterState, later: number) =>
      movesOn({ state: from, at: at(5) }, { state: to, at: at(5 + later) });
    const forward: [LetterState, LetterState][] = [
      ['produced', 'queued'],
      ['produced', 'issued'],
      ['produced', 'failed'],
      ['queued', 'issued'],
      ['queued', 'failed'],
    ];
    for (const later of [-1, 0, 1])
      for (const from of letterStates)
        for (const to of letterStates) {
          const on = forward.some(([a, b]) => a === from && b === to);
          const ends = from !== to && !['produced', 'queued'].includes(from) && !['produced', 'queued'].includes(to);
          assert.equal(moves(from, to, later), on || (ends && later > 0), `${from} to ${to}, ${later}`);
        }
  });
});
