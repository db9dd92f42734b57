/** What crosses a call after a pre-call message, generated: every step × every ordered pair of events, one after the other, and every pair at once. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import {
  preCallFollowUp,
  type PreCallFollowUp,
  type PreCallFollowUpAction,
  type PreCallFollowUpEvent,
  type PreCallFollowUpFact,
} from '../../domain/electronic-messaging/pre-call-follow-up.ts';
import type { ProcessEvent } from '../../domain/process.ts';
import { tellFact } from '../../prisma/repositories/facts.ts';
import { readProcess } from '../../prisma/repositories/processes.ts';
import { sendMessage } from '../../prisma/repositories/send-message.ts';
import { preCallFollowUpKind } from '../../workflows/contracts/pre-call-follow-up.ts';
import { addRecipient, addSender, addTemplate, type Template } from '../support/message-fixture.ts';
import { addPerson, planted } from '../support/plan-fixture.ts';
import { aWaitingCall } from '../support/waiting-call.ts';
import { nextDay, openBench, type Bench } from './bench.ts';
import { asked, each, said, tellAnew } from './crossing.ts';

type Somebody = { id: string; accountId: string };
type Case = { kind: typeof preCallFollowUpKind; processId: string; customerId: string };
const text = `We will call you. In the next hour. ${planted}`;
/** Tells the event and says what came of it: `done`, or why nothing changed. */
type Event = (c: Case) => Promise<string>;

describe('crossings of a call', function () {
  this.timeout(180_000);
  let bench: Bench;
  let template: Template;
  let people: Record<'sender' | 'leader' | 'other', Somebody>;
  let count = 0;
  before(async () => {
    bench = await openBench();
    const { db } = bench;
    template = await addTemplate(db, { use: 'preCallAdvice', text: `We will call you. {contactTime}. ${planted}` });
    people = {
      sender: await addSender(db),
      leader: await addPerson(db, ['teamLeader']),
      other: await addPerson(db, ['serviceOfficer']),
    };
  });
  after(() => bench.close());

  async function aCall(): Promise<Case> {
    const { db } = bench;
    const to = `+6149157${String(++count).padStart(4, '0')}`;
    const customerId = await addRecipient(db, { mobile: to });
    const message = { customerId, personId: people.sender.id, templateVersionId: template.versionId };
    const composed = { values: { contactTime: 'nextHour' as const }, previewed: { text, to }, confirmedAfterId: null };
    const sent = await db.$transaction((tx) =>
      sendMessage(tx, { ...message, ...composed, eventId: randomUUID(), at: nextDay }),
    );
    assert.ok('messageId' in sent, JSON.stringify(sent));
    return { kind: preCallFollowUpKind, customerId, processId: await aWaitingCall(db, sent.messageId, nextDay) };
  }

  const tell = async (c: Case, event: ProcessEvent) =>
    said(
      await tellAnew(
        bench,
        c.processId,
        event,
        (state) => preCallFollowUp(state as PreCallFollowUp, event as PreCallFollowUpEvent), // the kind's own rows and events
      ),
    );
  const command =
    (action: PreCallFollowUpAction, who: keyof typeof people, to?: keyof typeof people): Event =>
    async (c) =>
      tell(c, await asked(bench.db, { ...c, by: people[who], action, toId: to ? people[to].id : null }));
  const fact =
    (word: PreCallFollowUpFact): Event =>
    async (c) => {
      const { processId } = c;
      const sourceId = randomUUID();
      await bench.db.$transaction((tx) => tellFact(tx, { processId, fact: word, sourceId, occurredAt: nextDay }));
      const { id } = await bench.db.fact.findFirstOrThrow({ where: { processId, sourceId } });
      return tell(c, { kind: 'fact', id, fact: word });
    };
  const deadline: Event = async (c) => {
    const due = (await readProcess(bench.db, c.processId))?.state.due[0];
    if (!due) return 'nothing is due';
    const answer = await tell(c, { kind: 'deadline', id: `${c.processId}/${due.name}/${due.at}`, name: due.name });
    return answer === 'done' ? answer : 'overtaken'; // it was due in a state that is no more: the workflow would not have told it
  };

  const events: Record<string, Event> = {
    called: command('called', 'sender'),
    calledByAnother: command('called', 'other'),
    tried: command('tried', 'sender'),
    notReached: command('notReached', 'sender'),
    cannotCall: command('cannotCall', 'sender'),
    given: command('give', 'leader', 'other'),
    taken: command('take', 'leader'),
    calledByLeader: command('called', 'leader'),
    deadline,
    callerGone: fact('callerGone'),
    deceased: fact('customerDeceased'),
    messageBack: fact('messageBack'),
    messageLeft: fact('messageLeft'),
    messageNotSent: fact('messageNotSent'),
  };
  /** Every step with the events that lead to it. */
  const steps: Record<string, Event[]> = {
    toCall: [],
    withTeamLeader: [command('cannotCall', 'sender')],
    awaitingMessage: [fact('messageBack')],
  };
  const names = Object.keys(events);
  const run = (name: string, c: Case) => (events[name] ?? assert.fail())(c);

  async function at(step: string): Promise<Case> {
    const c = await aCall();
    for (const event of steps[step] ?? []) assert.equal(await event(c), 'done');
    assert.equal((await bench.db.process.findUniqueOrThrow({ where: { id: c.processId } })).step, step);
    return c;
  }

  /** Whatever crossed: one outcome, the row and its steps agree, one item with whom it waits for, and everybody was answered. */
  async function assertWhole({ processId }: Case, answers: string[]): Promise<string> {
    const { db } = bench;
    const process = await db.process.findUniqueOrThrow({ where: { id: processId } });
    const timeline = await db.processStep.findMany({ where: { processId }, orderBy: { seq: 'asc' } });
    assert.deepEqual(
      timeline.map(({ seq }) => seq),
      timeline.map((_, i) => i),
      'each step once, in order',
    );
    assert.equal(process.seq, timeline.length - 1, 'the row’s seq is its last step’s');
    assert.equal(process.outcome === null, process.endedAt === null);
    assert.equal(process.outcome ?? process.step, timeline.at(-1)?.step);
    const open = await db.workItem.findMany({ where: { processId, state: 'open' } });
    if (process.outcome || process.step === 'awaitingMessage') assert.deepEqual(open, [], 'nobody is to call');
    else {
      const manager = (await readProcess(db, processId))?.state.manager;
      assert.deepEqual(
        open.map(({ assigneeId }) => assigneeId),
        [manager],
        'one item, with whom it waits for',
      );
    }
    const settled = ['applied', 'refused'];
    assert.equal(
      await db.command.count({ where: { processId, state: { notIn: settled } } }),
      0,
      'everyone is answered',
    );
    assert.equal(await db.fact.count({ where: { processId, handledAt: null } }), 0, 'no fact unheard');
    const parked = answers.filter((answer) => answer.startsWith('diverged'));
    assert.deepEqual(parked, [], 'nothing parks');
    const calls = timeline.filter(({ what }) => what === 'called').length;
    assert.equal(calls, process.outcome === 'called' ? 1 : 0, 'the call is recorded once');
    return process.outcome ?? process.step;
  }

  for (const step of Object.keys(steps)) {
    it(`EM-40 ${step}: any event after any other, one outcome`, async () => {
      const ends = new Map<string, number>();
      const pairs = names.flatMap((first) => names.map((second) => [first, second] as const));
      await each(pairs, async ([first, second]) => {
        const c = await at(step);
        const answers = [await run(first, c), await run(second, c)];
        const end = await assertWhole(c, answers).catch((e: unknown) => {
          throw new Error(`${first}, then ${second} (${answers.join(', ')})`, { cause: e });
        });
        ends.set(end, (ends.get(end) ?? 0) + 1);
      });
      console.log(`      ${pairs.length} pairs: ${[...ends].map(([end, n]) => `${end} ${n}`).join(', ')}`);
    });

    it(`EM-40 ${step}: any two events at once, one outcome`, async () => {
      const pairs = names.flatMap((one, i) => names.slice(i).map((other) => [one, other] as const));
      await each(pairs, async ([one, other]) => {
        const c = await at(step);
        const answers = await Promise.all([run(one, c), run(other, c)]);
        await assertWhole(c, answers).catch((e: unknown) => {
          throw new Error(`${one} and ${other} at once (${answers.join(', ')})`, { cause: e });
        });
      });
      console.log(`      ${pairs.length} pairs at once`);
    });
  }
});
