import assert from 'node:assert/strict';
import {
  callTimeFault,
  incidentCauses,
  incidentFindings,
  incidentTaskKinds,
  mayFind,
  tasksAfter,
} from '../../domain/incidents/incident.ts';
import { mayDo, mayGive, mayInterview, mayResolve } from '../../domain/incidents/may.ts';

describe('a message received in error', () => {
  it('EM-36 the number on another record: the incident is reported, and the number removed', () => {
    assert.deepEqual(tasksAfter('otherRecord', true), ['report', 'removeNumber']);
    assert.deepEqual(tasksAfter('otherRecord', false), ['report'], 'it was removed meanwhile');
  });
  it('EM-36 an error without another record is reported; no error asks for nothing', () => {
    for (const stands of [true, false]) {
      assert.deepEqual(tasksAfter('ownRecord', stands), ['report']);
      assert.deepEqual(tasksAfter('notFound', stands), ['report']);
      assert.deepEqual(tasksAfter('noError', stands), []);
    }
  });
  it('EM-36 SAS says of each incident only what it can be', () => {
    const table = incidentCauses.map((cause) => [cause, incidentFindings.filter((finding) => mayFind(cause, finding))]);
    assert.deepEqual(table, [
      ['reported', ['otherRecord', 'ownRecord', 'notFound', 'noError']],
      ['sentToWrongCustomer', []],
      ['sharedMobile', ['otherRecord', 'noError']],
    ]);
  });
  it('EM-32 the call was after the message, and is not in the future', () => {
    const times = { sentAt: '2026-11-20T01:00:00.000Z', now: '2026-11-20T05:00:00.000Z' };
    assert.equal(callTimeFault('2026-11-20T01:00:00.000Z', times), null);
    assert.equal(callTimeFault('2026-11-20T05:00:00.000Z', times), null);
    assert.match(callTimeFault('2026-11-20T00:59:59.999Z', times) ?? '', /before the message/);
    assert.match(callTimeFault('2026-11-20T05:00:00.001Z', times) ?? '', /future/);
  });
  it('EM-33 only who took the call goes on with the interview, while it is one', () => {
    assert.equal(mayInterview({ state: 'draft', mine: true }).possible, true);
    assert.equal(mayInterview({ state: 'draft', mine: false }).possible, false);
    for (const state of ['withSas', 'toDo', 'closed', 'discarded'] as const)
      assert.equal(mayInterview({ state, mine: true }).possible, false, state);
  });
  it('EM-36 SAS finds once; what is to be done is done once, by whose it is; SAS may give it to another until then, a team leader a call', () => {
    assert.equal(mayResolve({ state: 'withSas', sas: true }).possible, true);
    assert.equal(mayResolve({ state: 'withSas', sas: false }).possible, false);
    assert.equal(mayResolve({ state: 'toDo', sas: true }).possible, false);
    for (const kind of incidentTaskKinds) {
      const open = { kind, assigneeId: 'me', doneAt: null };
      const done = { ...open, doneAt: '2026-11-20T01:00:00.000Z' };
      assert.deepEqual(
        [mayDo(open, 'me'), mayDo(open, 'other'), mayDo(done, 'me'), mayDo(undefined, 'me')].map((m) => m.possible),
        [true, false, false, false],
      );
      const [gives, doesNot] = kind === 'call' ? (['teamLeader', 'sas'] as const) : (['sas', 'teamLeader'] as const);
      assert.deepEqual(
        [mayGive(open, [gives]), mayGive(open, [doesNot]), mayGive(done, [gives]), mayGive(undefined, [gives])].map(
          (m) => m.possible,
        ),
        [true, false, false, false],
      );
    }
  });
});
