import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { aSubmittedPlan, addPeople, storeCommand, storeCustomerFact, type People } from '../support/plan-fixture.ts';
import { commandEvent, factEvent, openBench, type Bench } from './bench.ts';

const unknownEvent = { answer: 'refused', reason: 'unknownEvent' } as const;

describe('a message that no stored command or fact bears out', () => {
  let bench: Bench;
  let people: People;
  before(async () => {
    bench = await openBench();
    people = await addPeople(bench.db);
  });
  after(() => bench.close());

  const newPlan = () => aSubmittedPlan(bench.db, people);

  const cases: [what: string, lie: (said: { id: string; by: string; action: string; to?: string }) => object][] = [
    ['of an id that nobody stored', () => ({ id: randomUUID() })],
    ['of an id that is none', () => ({ id: 'approve-please' })],
    ['of an id that only looks like one', () => ({ id: '-'.repeat(36) })],
    ['of an id that PostgreSQL can not read', () => ({ id: 'a\u0000b' })],
    ['by somebody else', () => ({ by: people.next.id })],
    ['with another action', () => ({ action: 'handOver' })],
    ['with a made-up action', () => ({ action: 'approveAll' })],
    ['to somebody though the command names nobody', () => ({ to: people.next.id })],
  ];
  for (const [what, lie] of cases) {
    it(`PS-15 RS-1 is refused and changes nothing: ${what}`, async () => {
      const plan = await newPlan();
      const id = await storeCommand(bench.db, { by: people.manager, action: 'accept', processId: plan.processId });
      const said = { kind: 'command' as const, id, action: 'accept', by: people.manager.id };
      // as if the rules had let it pass
      const { result } = await acceptance(plan);
      await bench.unchanged(plan, async () => {
        assert.deepEqual(await bench.tell(plan, { ...said, ...lie(said) }, { result }), unknownEvent);
      });
      assert.equal((await bench.tell(plan, said)).answer, 'recorded', 'the true one still counts');
    });
  }

  it('PS-15 RS-1 is refused and changes nothing: of another process', async () => {
    const [plan, other] = [await newPlan(), await newPlan()];
    const id = await storeCommand(bench.db, { by: people.manager, action: 'accept', processId: other.processId });
    await bench.unchanged(plan, async () => {
      const answer = await bench.tell(plan, commandEvent(id, people.manager, 'accept'));
      assert.deepEqual(answer, unknownEvent);
    });
  });

  it('PS-14 RS-1 is refused and changes nothing: handed over to another than the command says', async () => {
    const plan = await newPlan();
    const about = { by: people.manager, action: 'handOver', processId: plan.processId, to: people.next.id };
    const id = await storeCommand(bench.db, about);
    await bench.unchanged(plan, async () => {
      const answer = await bench.tell(plan, commandEvent(id, people.manager, 'handOver', people.last.id));
      assert.deepEqual(answer, unknownEvent);
    });
  });

  it('PS-23 RS-1 a made-up fact ends nothing', async () => {
    const [plan, other] = [await newPlan(), await newPlan()];
    const [mine, theirs] = [
      await storeCustomerFact(bench.db, plan, 'customerDeceased'),
      await storeCustomerFact(bench.db, other, 'customerDeceased'),
    ];
    const lies = [
      factEvent(randomUUID(), 'customerDeceased'),
      factEvent('dead', 'customerDeceased'),
      factEvent('-'.repeat(36), 'customerDeceased'),
      factEvent('a\u0000b', 'customerDeceased'),
      factEvent(theirs, 'customerDeceased'),
      factEvent(mine, 'assignmentClosed'),
      factEvent(mine, 'customer\u0000Deceased'),
    ];
    await bench.unchanged(plan, async () => {
      for (const lie of lies) assert.deepEqual(await bench.tell(plan, lie), unknownEvent);
    });
    assert.equal((await bench.tell(plan, factEvent(mine, 'customerDeceased'))).answer, 'recorded');
  });

  async function acceptance(plan: Awaited<ReturnType<typeof newPlan>>) {
    const { state } = await bench.standing(plan);
    const next = {
      ...state,
      step: 'decided' as const,
      outcome: 'accepted' as const,
      needs: 'nobody' as const,
      due: [],
    };
    return { result: { next, effects: [{ do: 'decide' as const, state: 'accepted' }] } };
  }
});
