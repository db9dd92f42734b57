import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mayAnswer, mayHandOver, mayWithdraw } from '../../domain/electronic-messaging/fdv-answer.ts';
import {
  asked,
  fdvConsultation,
  fdvConsultationActions,
  fdvConsultationDeadlines,
  fdvConsultationFacts,
  type FdvConsultation,
  type FdvConsultationEvent,
  type FdvConsultationOutcome,
} from '../../domain/electronic-messaging/fdv-consultation.ts';
import type { Role } from '../../domain/people/roles.ts';
import type { Command, Next } from '../../domain/process.ts';
import { defaultSettings } from '../../domain/settings.ts';

const days = defaultSettings.fdv.consultationDays;
const remind = { name: 'remind', at: '2026-03-03T06:00:00.000Z' } as const;
const escalate = { name: 'escalate', at: '2026-03-04T06:00:00.000Z' } as const;
const remindAgain = { name: 'remindAgain', at: '2026-03-06T06:00:00.000Z' } as const;

const waiting: FdvConsultation = {
  version: 1,
  step: 'awaitingAnswer',
  outcome: null,
  needs: 'consultant',
  due: [remind, escalate],
  manager: 'sso',
  authors: ['officer'],
  asked: [],
  days,
};
const over = (outcome: FdvConsultationOutcome): FdvConsultation => ({
  ...waiting,
  step: 'over',
  outcome,
  needs: 'nobody',
  due: [],
});
/** In the order of the table's columns. */
const states: FdvConsultation[] = [
  waiting,
  { ...waiting, due: [escalate] }, // reminded
  { ...waiting, due: [remindAgain], asked: ['leader'] }, // nobody left
  over('appropriate'),
  over('notAppropriate'),
  over('withdrawn'),
  over('ended'),
];

const command = (action: string, by: string, to?: string): FdvConsultationEvent => {
  const said: Command = { kind: 'command', id: 'c', action, by, ...(to === undefined ? {} : { to }) };
  return said as FdvConsultationEvent; // a word nobody knows reaches the rules as it is
};
const fact = (name: (typeof fdvConsultationFacts)[number]): FdvConsultationEvent => ({
  kind: 'fact',
  id: 'f',
  fact: name,
});
const deadline = (name: string): FdvConsultationEvent => ({ kind: 'deadline', id: 'd', name }) as FdvConsultationEvent;

/** A result in one line: the refusal, or the outcome, or who is asked then, who was before, and the deadlines. */
function inWords(next: Next<FdvConsultation>): string {
  if ('refuse' in next) return next.refuse;
  const { outcome, needs, manager, due, asked: before } = next.next;
  assert.equal(needs, outcome ? 'nobody' : 'consultant');
  assert.deepEqual([next.next.authors, next.next.days, next.next.version], [['officer'], days, 1]);
  const who =
    manager !== null && typeof manager === 'object'
      ? Object.values(manager)
          .map((all) => `but ${String(all)}`)
          .join()
      : manager;
  const when = due.map((d) => ('workingDays' in d ? `${d.name}+${d.workingDays}` : d.name)).join(',');
  return outcome ? `${outcome}${when}` : `${who} (${before.join()}): ${when}`;
}

const answered = ['alreadyDecided', 'alreadyDecided', 'ended', 'ended'];
const always = (word: string) => Array<string>(3).fill(word);

// event, then what follows in: asked | reminded | nobody left | appropriate, notAppropriate, withdrawn, ended
const table: [title: string, event: FdvConsultationEvent, expected: string[]][] = [
  ['EM-8 whoever is asked answers: appropriate', command('appropriate', 'sso'), always('appropriate')],
  ['EM-8 whoever is asked answers: not appropriate', command('notAppropriate', 'sso'), always('notAppropriate')],
  ['EM-8 another SSO or team leader may answer too', command('appropriate', 'leader'), always('appropriate')],
  ['EM-8 four eyes: the asker answers nothing', command('appropriate', 'officer'), always('fourEyes')],
  ['EM-8 four eyes: nor that it is not appropriate', command('notAppropriate', 'officer'), always('fourEyes')],
  ['EM-8 the asker withdraws it', command('withdraw', 'officer'), always('withdrawn')],
  ['EM-8 nobody else withdraws it', command('withdraw', 'sso'), always('notTheAsker')],
  [
    'EM-8 it is handed over, and the officer waits no longer for it',
    command('handOver', 'sso', 'other'),
    ['other (sso): remind,escalate', 'other (sso): escalate', 'other (leader,sso): remindAgain'],
  ],
  ['EM-8 handing over to whoever is asked is no hand over', command('handOver', 'x', 'sso'), always('badInput')],
  ['EM-8 handing over needs somebody', command('handOver', 'sso'), always('badInput')],
  ['EM-8 four eyes: nobody hands it to the asker', command('handOver', 'sso', 'officer'), always('fourEyes')],
  ['EM-8 an answer that nobody knows changes nothing', command('perhaps', 'sso'), always('badInput')],
  ['EM-8 a deceased customer ends it', fact('customerDeceased'), always('ended')],
  [
    'EM-8 the reminder is given once and leaves the escalation',
    deadline('remind'),
    ['sso (): escalate', 'sso (): escalate', 'skip'],
  ],
  [
    'EM-8 it escalates to somebody who was not asked yet and is not the asker, with both deadlines anew',
    deadline('escalate'),
    ['but officer,sso (sso): remind+1,escalate+2', 'but officer,sso (sso): remind+1,escalate+2', 'skip'],
  ],
  [
    'EM-8 where nobody is left whoever is asked is reminded again and again',
    deadline('remindAgain'),
    ['skip', 'skip', 'sso (leader): remindAgain+2'],
  ],
  ['EM-8 a deadline that nobody knows changes nothing', deadline('someday'), always('badInput')],
];

describe('FDV consultation', () => {
  for (const [title, event, expected] of table)
    it(title, () => {
      const all = [...expected, ...answered];
      assert.equal(all.length, states.length);
      states.forEach((state, i) => {
        if (all[i] === 'skip') return; // a deadline that this state never has
        assert.equal(inWords(fdvConsultation(state, event)), all[i], `state ${i}`);
      });
    });

  it('EM-8 the table has every action, fact and deadline', () => {
    const names = table.map(([, event]) => Object.values(event));
    for (const word of [...fdvConsultationActions, ...fdvConsultationFacts, ...fdvConsultationDeadlines])
      assert.ok(
        names.some((values) => values.includes(word)),
        word,
      );
  });

  it('EM-8 it begins with whom the officer picked, and the days of the FDV settings', () => {
    assert.deepEqual(asked('officer', 'sso', days), {
      ...waiting,
      due: [
        { name: 'remind', workingDays: 1 },
        { name: 'escalate', workingDays: 2 },
      ],
    });
  });

  it('EM-8 an answer tells the asking officer and closes the consultant’s item; four eyes is asked again under the locks', () => {
    for (const action of ['appropriate', 'notAppropriate']) {
      const next = fdvConsultation(waiting, command(action, 'sso'));
      assert.ok('next' in next);
      assert.deepEqual(next.effects, [
        { do: 'check', that: 'fourEyes' },
        { do: 'decide', state: action },
        { do: 'closeItems', as: 'done' },
        { do: 'openItem', item: 'fdvAnswered', for: 'author' },
      ]);
    }
  });

  it('EM-8 nobody left: it stays with whoever is asked, reminded, and the item is not closed', () => {
    const next = fdvConsultation({ ...waiting, due: [escalate] }, deadline('escalate'));
    assert.ok('next' in next && next.ifNobody);
    assert.equal(next.ifNobody.next.manager, 'sso');
    assert.deepEqual(next.ifNobody.next.due, [{ name: 'remindAgain', workingDays: days.remindAgainEvery }]);
    assert.deepEqual(next.ifNobody.effects, [{ do: 'remind' }]);
  });

  it('EM-8 whatever happens in whatever order, nobody is asked twice by escalation, and never the asker', () => {
    const people = ['a', 'b', 'c', 'd'];
    const events = fc.array(
      fc.oneof(
        fc.constantFrom(deadline('remind'), deadline('escalate'), deadline('remindAgain')),
        fc.constantFrom(...people).map((to) => command('handOver', 'x', to)),
      ),
    );
    fc.assert(
      fc.property(events, (happened) => {
        let state: FdvConsultation = { ...waiting, manager: 'a' };
        const escalatedTo: string[] = [];
        for (const event of happened) {
          const result = fdvConsultation(state, event);
          if ('refuse' in result) continue;
          const { manager } = result.next;
          if (manager === null || typeof manager === 'string') {
            state = { ...result.next, manager, due: [] };
            continue;
          }
          assert.ok('consultantBut' in manager && manager.consultantBut.includes('officer'));
          const { consultantBut } = manager;
          const found = people.find((person) => !consultantBut.includes(person));
          if (!found) continue;
          assert.ok(!escalatedTo.includes(found) && found !== state.manager);
          escalatedTo.push(found);
          state = { ...result.next, manager: found, due: [] };
        }
      }),
    );
  });

  it('EM-8 pages say who may answer, withdraw or hand over and, of who may not, why', () => {
    const me = (personId: string, ...roles: Role[]) => ({ me: { personId, roles }, askerId: 'asker' });
    const open = { state: 'open', leftTo: false } as const;
    const why = (found: ReturnType<typeof mayAnswer>) => (found.possible ? 'yes' : found.why);
    const sso = me('sso', 'sso');
    const officer = me('asker', 'serviceOfficer');
    const askingLeader = me('asker', 'teamLeader');
    assert.deepEqual(
      [sso, officer, askingLeader].map((who) => why(mayAnswer({ ...who, ...open }))),
      ['yes', 'Only an SSO or team leader answers.', 'You asked this: somebody else must answer it.'],
    );
    assert.deepEqual(
      [sso, officer].map((who) => why(mayWithdraw({ ...who, ...open }))),
      ['Only the officer who asked can withdraw it.', 'yes'],
    );
    const manager = me('m', 'serviceManager');
    assert.deepEqual(
      [sso, me('o', 'operator'), manager, officer].map((who) => why(mayHandOver({ ...who, ...open }))),
      ['yes', 'yes', 'It waits for an SSO or team leader.', 'Your role does not allow this.'],
    );
    assert.equal(why(mayHandOver({ ...manager, ...open, leftTo: true })), 'yes');
    for (const [state, sentence] of [
      ['appropriate', 'It is answered already.'],
      ['notAppropriate', 'It is answered already.'],
      ['withdrawn', 'It is over: nothing is left to answer.'],
      ['ended', 'It is over: nothing is left to answer.'],
    ] as const) {
      const asked = { state, leftTo: false };
      assert.equal(why(mayAnswer({ ...sso, ...asked })), sentence);
      assert.equal(why(mayWithdraw({ ...officer, ...asked })), sentence);
      assert.equal(why(mayHandOver({ ...sso, ...asked })), sentence);
    }
  });
});
