import assert from 'node:assert/strict';
import { preCallFollowUpWords } from '../../domain/electronic-messaging/pre-call-follow-up-words.ts';
import {
  callItem,
  callToGiveItem,
  preCallFollowUp,
  preCallFollowUpActions,
  preCallFollowUpDeadlines,
  preCallFollowUpFacts,
  preCallSent,
  type PreCallFollowUp,
  type PreCallFollowUpEvent,
  type PreCallFollowUpOutcome,
} from '../../domain/electronic-messaging/pre-call-follow-up.ts';
import { preCallMoves } from '../../domain/electronic-messaging/pre-call-moves.ts';
import { callAim, callBy, callTimeOf } from '../../domain/electronic-messaging/pre-call-times.ts';
import type { Role } from '../../domain/people/roles.ts';
import type { Command, Effect, Next } from '../../domain/process.ts';

const overdue = { name: 'overdue', at: '2026-03-03T06:00:00.000Z' } as const;
const toCall: PreCallFollowUp = {
  version: 1,
  step: 'toCall',
  outcome: null,
  needs: 'officer',
  due: [overdue],
  manager: 'officer',
};
const withLeader: PreCallFollowUp = { ...toCall, step: 'withTeamLeader', needs: 'consultant', manager: 'leader' };
const over = (outcome: PreCallFollowUpOutcome): PreCallFollowUp => ({
  ...toCall,
  step: 'over',
  outcome,
  needs: 'nobody',
  due: [],
});
/** In the order of the table's columns. */
const states: PreCallFollowUp[] = [
  toCall,
  withLeader,
  { ...withLeader, needs: 'operator', manager: null }, // nobody was left
  { ...toCall, step: 'awaitingMessage', needs: 'gateway', due: [] },
  over('called'),
  over('notReached'),
  over('ended'),
];

const command = (action: string, by: string, to?: string): PreCallFollowUpEvent => {
  const said: Command = { kind: 'command', id: 'c', action, by, ...(to === undefined ? {} : { to }) };
  return said as PreCallFollowUpEvent; // a word nobody knows reaches the rules as it is
};
const fact = (name: (typeof preCallFollowUpFacts)[number]): PreCallFollowUpEvent => ({
  kind: 'fact',
  id: 'f',
  fact: name,
});
const deadline: PreCallFollowUpEvent = { kind: 'deadline', id: 'd', name: 'overdue' };

/** A result in one line: the refusal, the outcome, or step, who and deadlines; then what is written, and what follows where nobody is left. */
function inWords(result: Next<PreCallFollowUp>): string {
  if ('refuse' in result) return result.refuse;
  const { ifNobody } = result;
  return `${shown(result)}${ifNobody ? ` | ${shown(ifNobody)}` : ''}`;
}

function shown({ next, effects }: Pick<Exclude<Next<PreCallFollowUp>, { refuse: unknown }>, 'next' | 'effects'>) {
  const { step, outcome, needs, manager, due } = next;
  assert.equal(needs === 'nobody', outcome !== null);
  const who = manager !== null && typeof manager === 'object' ? JSON.stringify(manager) : `${manager}`;
  const when = due.map((each) => ('callBy' in each ? 'by text' : each.name)).join();
  const stands = outcome ?? `${step} ${needs} ${who} (${when})`;
  return `${stands}: ${effects.map(written).join()}`;
}

function written(effect: Effect): string {
  switch (effect.do) {
    case 'check':
      return `${effect.that}?`;
    case 'openItem':
      return `+${effect.item}`;
    case 'closeItems':
      return `-${effect.as}`;
    case 'decide':
      return effect.state;
    default:
      return effect.do;
  }
}

const ended = ['alreadyDecided', 'alreadyDecided', 'ended'];
const inThree = (...words: string[]) => [...(words.length === 1 ? Array<string>(3).fill(words[0] ?? '') : words)];
const item = `-cancelled,+${callItem}`;
const toGive = `-cancelled,+${callToGiveItem}`;
const handed = (but: string, due: string, checks = '') =>
  `withTeamLeader consultant {"teamLeaderBut":${but}} (${due}): ${checks}${toGive}`;
const nobody = (due: string, checks = '') => `withTeamLeader operator null (${due}): ${checks}${toGive}`;

// event, then what follows in: to call | with the team leader | with the operators | awaiting the message | called, notReached, ended
const table: [title: string, event: PreCallFollowUpEvent, expected: string[]][] = [
  [
    'EM-40 whose item it is calls, and it is recorded',
    command('called', 'officer'),
    [...inThree('called: caller?,called,-done'), 'notNow'],
  ],
  [
    'EM-40 nobody answers: recorded, and the item stays with its due time',
    command('tried', 'officer'),
    [
      'toCall officer officer (overdue): caller?,tried',
      'withTeamLeader consultant leader (overdue): caller?,tried',
      'withTeamLeader operator null (overdue): caller?,tried',
      'notNow',
    ],
  ],
  [
    'EM-40 it is closed without being reached only after a try',
    command('notReached', 'officer'),
    [...inThree('notReached: itemHolder?,callTried?,-done'), 'notNow'],
  ],
  [
    'EM-40 an officer who can’t call in time hands it to a team leader in one action; the due time stays',
    command('cannotCall', 'officer'),
    [
      `${handed('"officer"', 'overdue', 'itemHolder?,')} | ${nobody('overdue', 'itemHolder?,')}`,
      'notNow',
      'notNow',
      'notNow',
    ],
  ],
  [
    'EM-40 a team leader gives it to another officer, with the same due time',
    command('give', 'leader', 'other'),
    [...inThree(`toCall officer other (overdue): mayCall?,${item}`), 'notNow'],
  ],
  [
    'EM-40 giving it to whose it is is no giving',
    command('give', 'leader', 'officer'),
    [
      'badInput',
      `toCall officer officer (overdue): mayCall?,${item}`,
      `toCall officer officer (overdue): mayCall?,${item}`,
      'notNow',
    ],
  ],
  ['EM-40 giving needs somebody', command('give', 'leader'), [...inThree('badInput'), 'notNow']],
  [
    'EM-40 a team leader takes the call',
    command('take', 'leader'),
    [...inThree(`toCall officer leader (overdue): mayCall?,${item}`), 'notNow'],
  ],
  [
    'EM-40 undone it goes to a team leader by itself; one who has it is reminded; where nobody was left it is tried anew',
    deadline,
    [
      `${handed('"officer"', '')} | ${nobody('')}`,
      `withTeamLeader consultant {"teamLeaderStill":"leader"} (): remind | ${nobody('')}`,
      `${handed('null', '')} | withTeamLeader operator null (): remind`,
      'badInput',
    ],
  ],
  [
    'EM-40 who was to call has left, or may not see the customer any more: a team leader sees to it, the due time stays',
    fact('callerGone'),
    [
      `${handed('"officer"', 'overdue')} | ${nobody('overdue')}`,
      `${handed('"leader"', 'overdue')} | ${nobody('overdue')}`,
      `${handed('null', 'overdue')} | ${nobody('overdue')}`,
      'notNow',
    ],
  ],
  [
    'EM-40 a deceased customer ends it',
    fact('customerDeceased'),
    [...inThree('ended: -cancelled'), 'ended: -cancelled'],
  ],
  [
    'EM-40 a message that did not arrive ends it: no call is owed',
    fact('messageNotSent'),
    [...inThree('ended: -cancelled'), 'ended: -cancelled'],
  ],
  [
    'EM-40 while the message is not with the customer nobody is to call',
    fact('messageBack'),
    [
      'awaitingMessage gateway officer (): -cancelled',
      'awaitingMessage gateway leader (): -cancelled',
      'awaitingMessage gateway null (): -cancelled',
      'notNow',
    ],
  ],
  [
    'EM-40 when it leaves again the time counts from then',
    fact('messageLeft'),
    [...inThree('notNow'), `toCall officer officer (by text): +${callItem}`],
  ],
  ['EM-40 a word that nobody knows changes nothing', command('perhaps', 'x'), [...inThree('badInput'), 'notNow']],
];

describe('the call after a pre-call message', () => {
  for (const [title, event, expected] of table)
    it(title, () => {
      const all = [...expected, ...ended];
      assert.equal(all.length, states.length);
      states.forEach((state, i) => assert.equal(inWords(preCallFollowUp(state, event)), all[i], `state ${i}`));
    });

  it('EM-40 the table has every action, fact and deadline, and each has its words', () => {
    const names = table.flatMap(([, event]) => Object.values(event));
    for (const word of [...preCallFollowUpActions, ...preCallFollowUpFacts, ...preCallFollowUpDeadlines]) {
      assert.ok(names.includes(word), word);
      assert.ok(preCallFollowUpWords.events[word], word);
    }
  });

  it('EM-40 what was with the operators when the message came back is theirs again when it leaves', () => {
    const lost: PreCallFollowUp = { ...toCall, step: 'awaitingMessage', needs: 'gateway', due: [], manager: null };
    assert.equal(
      inWords(preCallFollowUp(lost, fact('messageLeft'))),
      `withTeamLeader operator null (by text): +${callItem}`,
    );
  });

  it('EM-40 what is given when the time has passed comes back after half an hour', () => {
    const late: PreCallFollowUp = {
      ...toCall,
      step: 'withTeamLeader',
      needs: 'consultant',
      manager: 'leader',
      due: [],
    };
    for (const event of [command('give', 'leader', 'other'), command('take', 'leader')]) {
      const result = preCallFollowUp(late, event);
      assert.deepEqual('next' in result && result.next.due, [{ name: 'overdue', seconds: 1800 }]);
    }
  });

  it('EM-40 it begins with whoever calls, or with the operators where nobody is left', () => {
    const begun = { version: 1, outcome: null, due: [{ name: 'overdue', callBy: true }] };
    assert.deepEqual(preCallSent('officer'), { ...begun, step: 'toCall', needs: 'officer', manager: 'officer' });
    assert.deepEqual(preCallSent(null), { ...begun, step: 'withTeamLeader', needs: 'operator', manager: null });
  });
});

describe('when the call is due', () => {
  const cases: [title: string, sentAt: string, time: string | null, zones: string[], due: string][] = [
    ['the next hour', '2026-11-23T00:00:00.000Z', 'nextHour', ['Australia/Sydney'], '2026-11-23T01:00:00.000Z'],
    [
      '2 hours for ARO/SME',
      '2026-11-23T00:00:00.000Z',
      'nextTwoHours',
      ['Australia/Sydney'],
      '2026-11-23T02:00:00.000Z',
    ],
    [
      'an hour that ends after 20:00',
      '2026-11-23T08:50:00.000Z',
      'nextHour',
      ['Australia/Sydney'],
      '2026-11-23T09:50:00.000Z',
    ],
    ['today in Sydney', '2026-11-23T00:00:00.000Z', 'today', ['Australia/Sydney'], '2026-11-23T13:00:00.000Z'],
    ['no time stated is today', '2026-11-23T00:00:00.000Z', null, ['Australia/Sydney'], '2026-11-23T13:00:00.000Z'],
    ['today in Perth', '2026-11-23T00:00:00.000Z', 'today', ['Australia/Perth'], '2026-11-23T16:00:00.000Z'],
    ['today on Lord Howe', '2026-11-23T00:00:00.000Z', 'today', ['Australia/Lord_Howe'], '2026-11-23T13:00:00.000Z'],
    [
      'today in two zones ends where it ends first',
      '2026-07-15T00:00:00.000Z',
      'today',
      ['Australia/Perth', 'Australia/Sydney'],
      '2026-07-15T14:00:00.000Z',
    ],
    ['today, 23 hours long', '2026-10-03T22:00:00.000Z', 'today', ['Australia/Sydney'], '2026-10-04T13:00:00.000Z'],
    ['today, 25 hours long', '2027-04-03T23:00:00.000Z', 'today', ['Australia/Sydney'], '2027-04-04T14:00:00.000Z'],
  ];
  for (const [title, sentAt, time, zones, due] of cases)
    it(`EM-40 ${title}`, () => assert.equal(callBy(sentAt, callTimeOf(time), zones), due));

  it('EM-40 it aims at 10 to 25 minutes after the sending', () => {
    assert.deepEqual(callAim('2026-11-23T00:00:00.000Z'), {
      from: '2026-11-23T00:10:00.000Z',
      to: '2026-11-23T00:25:00.000Z',
    });
  });
});

describe('what pages offer', () => {
  const who = (personId: string, ...roles: Role[]) => ({ personId, roles });
  const officer = who('officer', 'serviceOfficer');
  const leader = who('leader', 'teamLeader');
  const asked = { step: 'toCall', outcome: null, holderId: 'officer', wasMine: false, tries: 0 };
  const offered = (about: Parameters<typeof preCallMoves>[0]) =>
    Object.entries(preCallMoves(about)).flatMap(([move, { possible }]) => (possible ? [move] : []));

  it('EM-40 whose item it is calls or hands it over, and closes it after a try', () => {
    assert.deepEqual(offered({ ...asked, me: officer }), ['call', 'handOver']);
    assert.deepEqual(offered({ ...asked, me: officer, tries: 1 }), ['call', 'close', 'handOver']);
    assert.deepEqual(offered({ ...asked, me: who('other', 'serviceOfficer') }), []);
  });

  it('EM-40 who was talking when it fell due, or when it was taken from them, still records the call, and nothing else', () => {
    const left = { ...asked, me: officer, step: 'withTeamLeader', holderId: 'leader', wasMine: true, tries: 1 };
    assert.deepEqual(offered(left), ['call']);
    assert.deepEqual(offered({ ...left, step: 'awaitingMessage' }), []);
  });

  it('EM-40 a team leader takes or gives it, whoever has it; an SSO does not', () => {
    assert.deepEqual(offered({ ...asked, me: leader }), ['take', 'give']);
    assert.deepEqual(offered({ ...asked, me: leader, step: 'withTeamLeader', holderId: 'leader' }), [
      'call',
      'take',
      'give',
    ]);
    assert.deepEqual(offered({ ...asked, me: leader, holderId: 'leader' }), ['call', 'handOver', 'give']);
    assert.deepEqual(offered({ ...asked, me: who('sso', 'sso') }), []);
  });

  it('EM-40 nothing is offered when it is over, or while the message is not with the customer', () => {
    for (const state of [
      { step: 'over', outcome: 'called' },
      { step: 'awaitingMessage', outcome: null },
    ])
      for (const me of [officer, leader]) assert.deepEqual(offered({ ...asked, ...state, me, tries: 1 }), []);
  });
});
