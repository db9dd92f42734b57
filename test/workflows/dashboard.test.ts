import assert from 'node:assert/strict';
import { planApprovalWords as words } from '../../domain/personalised-services/plan-approval-words.ts';
import { formatInstant } from '../../domain/time/format.ts';
import { openProcessHouse, type ProcessHouse } from '../support/process-house.ts';
import { act, aStartedApproval, stateOf, timeline } from '../support/plan-approval-acts.ts';
import { historyLength, historyOf, summariesOf, untilItWaits } from '../support/process-history.ts';

describe('what operators see of a process in the Temporal UI', () => {
  let house: ProcessHouse;
  before(async () => {
    house = await openProcessHouse();
    await house.startWorker();
  });
  after(() => house.stop());

  const describeIt = (processId: string) => house.client.workflow.getHandle(processId).describe();
  const attributes = async (processId: string) => {
    const { searchAttributes } = await describeIt(processId);
    const of = (name: string) => searchAttributes[name]?.[0];
    return {
      process: of('CaseProcess'),
      step: of('CaseStep'),
      outcome: of('CaseOutcome'),
      needs: of('CaseNeeds'),
      team: of('CaseTeam'),
      due: of('CaseDue'),
    };
  };
  const currentDetails = async (processId: string) => {
    const found: unknown = await house.client.workflow.getHandle(processId).query('__temporal_workflow_metadata');
    assert.ok(typeof found === 'object' && found !== null && 'currentDetails' in found);
    return String(found.currentDetails);
  };

  it('design 7: search attributes say process, step, whose move, team and what is due next; at the end the outcome', async () => {
    const { people, processId } = await aStartedApproval(house.deps);
    await untilItWaits(house.client, processId);
    const { due } = await stateOf(house.deps, processId);
    assert.deepEqual(await attributes(processId), {
      process: 'planApproval',
      step: 'awaitingDecision',
      outcome: undefined,
      needs: 'manager',
      team: people.team.name,
      due: new Date(due[0]?.at ?? ''),
    });
    await act(house.deps, people.manager, 'accept', processId);
    await house.client.workflow.getHandle(processId).result();
    assert.deepEqual(await attributes(processId), {
      process: 'planApproval',
      step: 'decided',
      outcome: 'accepted',
      needs: 'nobody',
      team: people.team.name,
      due: undefined,
    });
  });

  it('design 7: summary and details name the procedure from the start', async () => {
    const { processId } = await aStartedApproval(house.deps);
    const described = await describeIt(processId);
    assert.equal(await described.staticSummary(), 'CMP Approval');
    assert.equal(await described.staticDetails(), words.about);
  });

  it('design 7: current details say what happens now, whose move it is, until when, and link to the console', async () => {
    const { people, plan, processId } = await aStartedApproval(house.deps);
    await untilItWaits(house.client, processId);
    const { due } = await stateOf(house.deps, processId);
    const details = await currentDetails(processId);
    assert.ok(details.includes(words.steps.awaitingDecision), details);
    assert.ok(details.includes('Whose move: Manager'));
    assert.ok(details.includes('✓ Submitted → ● **CMP Approval** → ○ Decided'), details);
    for (const { name, at } of due)
      assert.ok(
        details.includes(`By itself on ${formatInstant(at, 'Australia/Sydney')}: ${words.ahead?.[name as 'remind']}`),
        details,
      );
    assert.ok(details.includes('- Manager: Return → the officer edits it and may submit it again'), details);
    const link = `(http://127.0.0.1:3000/plan-submissions/${plan.submissionId})`;
    assert.ok(details.includes(link), details);

    await act(house.deps, people.manager, 'accept', processId);
    await house.client.workflow.getHandle(processId).result();
    const over = await currentDetails(processId);
    assert.ok(over.startsWith(`**${words.outcomes.accepted}**`));
    assert.ok(over.includes('✓ Submitted → ✓ CMP Approval → ✓ Accepted'), over);
    const way = over.slice(over.indexOf('The way so far')).split('\n');
    assert.match(way[1] ?? '', /^- \d+ \w{3} \d{4}, \d+:\d\d [ap]m AE[DS]T: Submitted$/);
    assert.match(way[2] ?? '', /: Accepted, by the manager$/);
    assert.ok(!over.includes('What comes next'), over);
  });

  it('design 7: every timer and activity of a whole life bears the procedure’s words', async () => {
    const { people, processId } = await aStartedApproval(house.deps);
    await house.forward(processId, '16 days'); // more than 5 working days, whatever the calendar
    assert.ok((await timeline(house.deps, processId)).includes('escalate'));
    const { manager } = await stateOf(house.deps, processId);
    await act(house.deps, manager === people.next.id ? people.next : people.last, 'accept', processId);
    const { activities, timers } = summariesOf(await historyOf(house.client, processId));
    assert.deepEqual(activities.slice(0, 3), [
      'Read where the process stands',
      `Record: ${words.events.remind}`,
      `Record: ${words.events.escalate}`,
    ]);
    assert.equal(activities.at(-1), `Record: ${words.events.accept}`);
    const coming = timers.map(
      (timer) => /^Until \d+ \w{3} \d{4}, \d+:\d\d [ap]m AE[DS]T: (.+)$/.exec(String(timer))?.[1],
    );
    assert.deepEqual(coming.slice(0, 2), [words.ahead?.remind, words.ahead?.escalate]);
    assert.ok(
      coming.every((what) => Object.values(words.ahead ?? {}).includes(what ?? '')),
      timers.join(),
    );
  });

  it('design 8: a plan decided before anything fell due takes at most 26 events', async () => {
    const { people, processId } = await aStartedApproval(house.deps);
    await untilItWaits(house.client, processId);
    await act(house.deps, people.manager, 'accept', processId);
    await house.client.workflow.getHandle(processId).result();
    const length = await historyLength(house.client, processId);
    assert.ok(length <= 26, `${length} events`);
  });

  it('design 8: with reminder and escalation it takes at most 55 events', async () => {
    const { people, processId } = await aStartedApproval(house.deps);
    await untilItWaits(house.client, processId);
    const { due } = await stateOf(house.deps, processId);
    const escalation = due.at(-1)?.at ?? '';
    await house.forwardTo(processId, new Date(Date.parse(escalation) + 60_000).toISOString());
    assert.deepEqual(await timeline(house.deps, processId), ['submit', 'remind', 'escalate']);
    await act(house.deps, people.next, 'accept', processId);
    await house.client.workflow.getHandle(processId).result();
    const length = await historyLength(house.client, processId);
    assert.ok(length <= 55, `${length} events`);
  });
});
