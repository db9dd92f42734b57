import assert from 'node:assert/strict';
import {
  letterIssue,
  pausesBetweenTries,
  produced,
  type LetterIssue,
  type LetterIssueEvent,
} from '../../domain/online-accounts/letter-issue.ts';
import { channelReset, toSetAgain, type ChannelReset } from '../../domain/online-accounts/channel-reset.ts';

const at = '2026-03-02T00:00:00.000Z';
const queued: LetterIssueEvent = { kind: 'result', id: 'e', result: 'queued' };
const notQueued: LetterIssueEvent = { kind: 'result', id: 'e', result: 'notQueued' };
const told = (fact: 'letterIssued' | 'letterFailed' | 'letterSuperseded'): LetterIssueEvent => ({
  kind: 'fact',
  fact,
  id: 'f',
});
/** As it stands after these, each of which must be taken. Durations become this instant. */
function after(...events: LetterIssueEvent[]): LetterIssue {
  let state = produced(at);
  for (const event of events) {
    const answer = letterIssue(state, event);
    assert.ok('next' in answer, JSON.stringify(event));
    state = { ...answer.next, manager: null, due: answer.next.due.map(({ name }) => ({ name, at })) };
  }
  return state;
}
const refuses = (state: LetterIssue, event: LetterIssueEvent) => 'refuse' in letterIssue(state, event);

describe('The procedure of a letter', () => {
  it('OA-15 produced, queued, issued; tried again after every pause, then over with the work item of whoever issued it', () => {
    assert.deepEqual(
      [produced(at).step, after(queued).step, after(queued, told('letterIssued')).outcome],
      ['produced', 'queued', 'issued'],
    );
    for (const fail of [[notQueued], [queued, told('letterFailed')]]) {
      const tries = pausesBetweenTries.flatMap(() => fail);
      assert.deepEqual([after(...tries).outcome, after(...tries).step], [null, 'produced']);
      const state = after(...tries, ...fail.slice(0, -1));
      const last = letterIssue(state, fail.at(-1) ?? notQueued);
      assert.ok('next' in last && last.next.outcome === 'notIssued');
      assert.deepEqual(
        last.effects.filter(({ do: what }) => what === 'openItem'),
        [{ do: 'openItem', item: 'letterFailed', for: 'followUp' }],
      );
    }
  });

  it('OA-15 nothing comes after the end, no answer twice, no act while the printer has it', () => {
    const over = after(queued, told('letterIssued'));
    for (const event of [queued, told('letterIssued'), told('letterFailed')]) assert.ok(refuses(over, event));
    assert.ok(refuses(after(queued), queued));
    assert.ok(refuses(produced(at), told('letterFailed')));
    assert.equal(after(told('letterIssued')).outcome, 'issued'); // an answer to a try before
  });

  it('OA-9 whose password was issued anew is printed no more; what the printer has is beyond recall', () => {
    assert.equal(after(told('letterSuperseded')).outcome, 'superseded');
    const withPrinter = after(queued, told('letterSuperseded'));
    assert.deepEqual([withPrinter.outcome, withPrinter.step], [null, 'queued']);
    assert.equal(after(queued, told('letterSuperseded'), told('letterFailed')).outcome, 'superseded');
    assert.equal(after(queued, told('letterSuperseded'), told('letterIssued')).outcome, 'issued');
  });

  it('OA-11 preferences to be set again: reminded without end, over when they are set or need not be', () => {
    const state: ChannelReset = { ...toSetAgain(), manager: null, due: [] };
    const remind = { kind: 'deadline', name: 'remindOfficer', dueAt: at, id: 'd' } as const;
    const reminded = channelReset(state, remind);
    assert.ok('next' in reminded && reminded.next.due[0]?.name === 'remindOfficer');
    for (const [fact, outcome] of [
      ['preferencesSet', 'set'],
      ['accountDeactivated', 'ended'],
      ['customerDeceased', 'ended'],
    ] as const) {
      const next = channelReset(state, { kind: 'fact', fact, id: 'f' });
      assert.ok('next' in next);
      assert.equal(next.next.outcome, outcome);
      assert.ok(
        'refuse' in channelReset({ ...state, ...next.next, manager: null, due: [] }, { kind: 'fact', fact, id: 'g' }),
      );
    }
  });
});
