import assert from 'node:assert/strict';
import { hostname } from 'node:os';
import { fileURLToPath } from 'node:url';
import { DeterminismViolationError } from '@temporalio/workflow';
import { DefaultLogger, Worker, bundleWorkflowCode } from '@temporalio/worker';
import {
  planApprovalActions,
  planApprovalFacts,
  planApprovalOutcomes,
} from '../../domain/personalised-services/plan-approval.ts';
import {
  monitoringDeadlines,
  transferReferralActions,
  transferReferralFacts,
  transferReferralOutcomes,
} from '../../domain/personalised-services/transfer-referral.ts';
import {
  preCallFollowUpActions,
  preCallFollowUpDeadlines,
  preCallFollowUpFacts,
  preCallFollowUpOutcomes,
} from '../../domain/electronic-messaging/pre-call-follow-up.ts';
import {
  fdvConsultationActions,
  fdvConsultationFacts,
  fdvConsultationOutcomes,
} from '../../domain/electronic-messaging/fdv-consultation.ts';
import {
  restrictedReassignmentActions,
  restrictedReassignmentFacts,
  restrictedReassignmentOutcomes,
} from '../../domain/personalised-services/restricted-reassignment.ts';
import {
  channelResetDeadlines,
  channelResetFacts,
  channelResetOutcomes,
} from '../../domain/online-accounts/channel-reset.ts';
import { letterIssueFacts, letterIssueOutcomes, printResults } from '../../domain/online-accounts/letter-issue.ts';
import { cubaCopyDeadlines, cubaCopyOutcomes } from '../../domain/personalised-services/cuba-copy.ts';
import {
  bounceBackDeadlines,
  bounceBackFacts,
  bounceBackOutcomes,
} from '../../domain/electronic-messaging/bounce-back.ts';
import { receiptFacts } from '../../domain/electronic-messaging/receipt.ts';
import { smsDeliveryOutcomes, smsLimits, smsResults } from '../../domain/electronic-messaging/sms-delivery.ts';
import { decisionDeadlines } from '../../domain/personalised-services/manager-decision.ts';
import { patches } from '../../workflows/kit/patches.ts';
import { workflowsPath } from '../../workers/build-bundle.ts';
import { findPlanted } from '../support/planted.ts';
import { costOf, patchesIn, valueOf, withoutTravel, type History } from '../support/process-history.ts';
import { keepWorkerLog } from '../support/worker-log.ts';
import { endOf, recordedEvents, recordings, sizeOf } from './recordings.ts';
import { scenarios } from './scenarios.ts';
import type * as variants from './variants.ts';

const all = recordings();
/** What each kind of process can come to and be told, by the folder of its recordings. */
const kinds = {
  'plan-approval': {
    ends: [...planApprovalOutcomes, 'continued as new', 'terminated'],
    events: [...planApprovalActions, ...planApprovalFacts, ...decisionDeadlines],
    answers: ['refused', 'diverged'],
  },
  'transfer-referral': {
    ends: transferReferralOutcomes,
    events: [...transferReferralActions, ...transferReferralFacts, ...decisionDeadlines, ...monitoringDeadlines],
    answers: ['refused'],
  },
  'fdv-consultation': {
    ends: fdvConsultationOutcomes,
    events: [...fdvConsultationActions, ...fdvConsultationFacts, ...decisionDeadlines],
    answers: ['refused'],
  },
  'pre-call-follow-up': {
    ends: preCallFollowUpOutcomes,
    events: [...preCallFollowUpActions, ...preCallFollowUpFacts, ...preCallFollowUpDeadlines],
    answers: ['refused'],
  },
  'cuba-copy': { ends: cubaCopyOutcomes, events: cubaCopyDeadlines, answers: [] },
  'restricted-reassignment': {
    ends: restrictedReassignmentOutcomes,
    events: [...restrictedReassignmentActions, ...restrictedReassignmentFacts, ...decisionDeadlines],
    answers: [],
  },
  'letter-issue': {
    ends: letterIssueOutcomes,
    events: [...printResults, 'noAnswer', ...letterIssueFacts],
    answers: [],
  },
  'channel-reset': {
    ends: channelResetOutcomes,
    events: [...channelResetDeadlines, ...channelResetFacts],
    answers: [],
  },
  'bounce-back': { ends: bounceBackOutcomes, events: [...bounceBackDeadlines, ...bounceBackFacts], answers: [] },
  'sms-delivery': {
    ends: [...smsDeliveryOutcomes, 'continued as new', 'terminated'],
    events: ['cancel', 'attempt', 'customerDeceased', ...receiptFacts, ...smsLimits, ...smsResults],
    answers: ['refused', 'diverged'],
  },
};
const bundle = async (path: string) =>
  (await bundleWorkflowCode({ workflowsPath: path, logger: new DefaultLogger('WARN') })).code;

/** Replays these histories. Returns what went wrong, by name. */
async function replay(code: string, histories: { name: string; history: History }[]) {
  const failed: Record<string, unknown> = {};
  const given = histories.map(({ name, history }) => ({ workflowId: name, history }));
  let count = 0;
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle: { code } }, given)) {
    count++;
    if (error) failed[workflowId] = error;
  }
  assert.equal(count, histories.length);
  return failed;
}

describe('recorded processes replay', () => {
  let present: string;
  let changed: string;
  before(async () => {
    keepWorkerLog();
    present = await bundle(workflowsPath);
    changed = await bundle(fileURLToPath(new URL('variants.ts', import.meta.url)));
  });

  it('design 8: every recording has its scenario, and every scenario its recording', () => {
    assert.deepEqual(
      all.map(({ name }) => name),
      Object.keys(scenarios).toSorted(),
    );
  });

  it('design 8: every recording reaches the end of its run and is small', () => {
    for (const { name, history } of all) {
      assert.ok(endOf(history), name);
      assert.ok(sizeOf(history) < 60_000, `${name}: ${sizeOf(history)} bytes`);
    }
  });

  const bothReminded = ['acceptMonitoring', 'day60', 'day80', 'actionTransfer', 'acceptTransfer'];
  for (const [life, done] of [
    ['transferred-after-both-reminders', bothReminded],
    ['sparing/transferred-after-both-reminders', bothReminded],
    [
      'sparing/transferred-after-every-reminder',
      ['remind', ...bothReminded.slice(0, -1), 'remind', ...bothReminded.slice(-1)],
    ],
  ] satisfies [string, string[]][])
    it(`design 8: a whole referral has at most 100 events and 30 kB: ${life}`, () => {
      const whole = all.find(({ name }) => name === `transfer-referral/${life}`);
      assert.ok(whole);
      assert.deepEqual(
        recordedEvents(whole.history),
        done.map((name) => `${name} recorded`),
      );
      const history = withoutTravel(whole.history);
      const events = costOf(history);
      assert.ok(events <= 100 && sizeOf(history) <= 30_000, `${events} events, ${sizeOf(history)} bytes`);
    });

  it('design 8: every patch of the register is in some recording, and none is that stands not in it', () => {
    const marked = new Set(all.flatMap(({ history }) => patchesIn(history)));
    assert.deepEqual(
      [...marked].toSorted(),
      Object.values(patches)
        .map(({ id }) => id)
        .toSorted(),
    );
  });

  it('design 8: a message delivered without faults, held or not, has at most 60 events and 20 kB', () => {
    for (const name of ['delivered', 'held-then-delivered']) {
      const whole = all.find((recording) => recording.name === `sms-delivery/${name}`);
      assert.ok(whole);
      const events = costOf(whole.history);
      assert.ok(events <= 60 && sizeOf(whole.history) <= 20_000, `${events} events, ${sizeOf(whole.history)} bytes`);
    }
  });

  for (const [folder, { ends, events, answers }] of Object.entries(kinds))
    it(`design 8: ${folder}: every outcome, action, fact and deadline of the procedure is in some recording`, () => {
      const own = all.filter(({ name }) => name.startsWith(`${folder}/`));
      const reached = new Set(own.map(({ history }) => endOf(history)));
      for (const end of ends) assert.ok(reached.has(end), end);
      const recorded = new Set(own.flatMap(({ history }) => recordedEvents(history)));
      for (const name of events) assert.ok(recorded.has(`${name} recorded`), name);
      for (const answer of answers)
        assert.ok(
          [...recorded].some((event) => event.endsWith(` ${answer}`)),
          answer,
        );
    });

  it('design 8: the recording taken across a deploy holds what today’s rules would never have done', () => {
    const across = all.find(({ name }) => name === 'transfer-referral/across-a-deploy');
    const events = recordedEvents(across?.history ?? {});
    assert.ok(events.includes('withdraw refused'), 'the officer may withdraw while it is monitored (PS-23)');
    assert.ok(
      events.lastIndexOf('day80 recorded') > events.indexOf('lapse recorded'),
      'nothing falls due after the lapse',
    );
  });

  it('design 8: with the present workflows', async () => {
    assert.deepEqual(await replay(present, all), {});
  });

  it('design 8: with every rule changed: the state comes from what was recorded', async () => {
    assert.deepEqual(await replay(changed, as('withOtherRules')), {});
  });

  const wrong: [keyof typeof variants, string, (end: string | null) => boolean][] = [
    ['withAnActivityMore', 'an added activity', () => true],
    ['withAnActivityMoreInTheLoop', 'an activity added in the loop', (end) => end !== 'terminated'],
    ['inAnotherOrder', 'another order', () => true],
    ['withAWaitAtItsEnd', 'a timer added after the outcome', (end) => isOutcome(end)],
  ];
  for (const [variant, what, concerns] of wrong)
    it(`design 8: the gate can fail: ${what} breaks every recording that it concerns`, async () => {
      const concerned = as(variant).filter(({ history }) => concerns(endOf(history)));
      assert.ok(concerned.length > 10);
      const failed = await replay(changed, concerned);
      for (const { name } of concerned)
        assert.ok(failed[name] instanceof DeterminismViolationError, `${name} replayed with ${what}`);
    });

  it('design 8: the gate can fail: timers that are not kept break every message over whose timer something came', async () => {
    const concerned = as('withoutKeptTimers').filter(({ name }) => /^sms-delivery\/(held-then-)?delivered$/.test(name));
    assert.equal(concerned.length, 2);
    const failed = await replay(changed, concerned);
    for (const { name } of concerned) assert.ok(failed[name] instanceof DeterminismViolationError, name);
  });

  it('design 8: the gate can fail: a loop that spares no more breaks every recording made since it did', async () => {
    const concerned = as('withoutSparing').filter(({ name }) => name.startsWith('transfer-referral/sparing/'));
    assert.ok(concerned.length > 10);
    const failed = await replay(changed, concerned);
    for (const { name } of concerned) assert.ok(failed[name] instanceof DeterminismViolationError, name);
  });

  it('design 8: the gate can fail: a recording whose activity has another name does not replay', async () => {
    const [first] = all;
    assert.ok(first);
    const history: History = structuredClone({ events: first.history.events ?? [] });
    for (const { activityTaskScheduledEventAttributes: activity } of history.events ?? [])
      if (activity?.activityType?.name === 'record') activity.activityType.name = 'write';
    const failed = await replay(present, [{ name: first.name, history }]);
    assert.ok(failed[first.name] instanceof DeterminismViolationError);
  });

  it('design 5: no recording holds personal data, nor where it was made', () => {
    for (const { name, text, history } of all) {
      assert.deepEqual(findPlanted(history), [], name);
      assert.deepEqual(findPlanted(history, ['not clear']), [], `${name}: a reason`);
      assert.ok(!text.includes(`@${hostname()}`), name);
    }
  });

  it('design 3: the only input of every run is its id', () => {
    for (const { name, history } of all) {
      const started = history.events?.[0]?.workflowExecutionStartedEventAttributes;
      const processId = started?.workflowId;
      assert.deepEqual(started?.input?.payloads?.map(valueOf), [{ processId }], name);
    }
  });

  /** The same lives, as if they had been of this workflow. */
  function as(variant: keyof typeof variants): { name: string; history: History }[] {
    return recordings().map(({ name, history }) => {
      const started = history.events?.[0]?.workflowExecutionStartedEventAttributes;
      if (started) started.workflowType = { name: variant };
      return { name, history };
    });
  }
});

const isOutcome = (end: string | null) =>
  [
    ...planApprovalOutcomes,
    ...transferReferralOutcomes,
    ...fdvConsultationOutcomes,
    ...preCallFollowUpOutcomes,
    ...smsDeliveryOutcomes,
    ...bounceBackOutcomes,
    ...cubaCopyOutcomes,
    ...restrictedReassignmentOutcomes,
    ...letterIssueOutcomes,
    ...channelResetOutcomes,
  ].some((outcome) => outcome === end);
