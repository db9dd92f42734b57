/** EM-22 to EM-28: one message, delivered once. The procedure stands in domain/electronic-messaging/sms-delivery.ts. */
import { ActivityFailure, TimeoutFailure, proxyActivities, uuid4, workflowInfo } from '@temporalio/workflow';
import {
  isSmsAct,
  smsDelivery as transition,
  type SmsAct,
  type SmsDelivery,
  type SmsEvent,
  type SmsResult,
} from '../domain/electronic-messaging/sms-delivery.ts';
import { smsDeliveryWords as words } from '../domain/electronic-messaging/sms-delivery-words.ts';
import type { Activities } from '../activities/index.ts';
import type { ProcessInput } from './contracts/process.ts';
import { priorities } from './contracts/priorities.ts';
import { messageIdOf, smsDeliveryKind as kind } from './contracts/sms-delivery.ts';
import { smsTaskQueue } from './contracts/task-queues.ts';
import { asking, attempting } from './kit/activity-profiles.ts';
import { runProcess, type ProcessRules } from './kit/run-process.ts';

const now = () => new Date(Date.now()).toISOString();
/** `id` names the event. */
const came = (id: string) => ({ kind: 'result' as const, id, at: now() });

export async function smsDelivery(input: ProcessInput): Promise<string> {
  return runProcess(input, smsRules(input));
}

/** The rules with the acts of one message. */
export function smsRules({ processId }: ProcessInput): ProcessRules<SmsDelivery, SmsEvent> {
  const messageId = messageIdOf(processId);
  const { search, ask } = proxyActivities<Activities>(asking);

  /** One attempt, one activity, one execution: what becomes of it is never tried again here but asked. */
  async function attempt(state: SmsDelivery, id: string): Promise<SmsResult> {
    const attemptId = uuid4();
    const { attempt: post } = proxyActivities<Activities>({
      ...attempting,
      taskQueue: smsTaskQueue(workflowInfo().taskQueue),
      ...(state.urgent ? { priority: { priorityKey: priorities.urgent } } : {}), // else the process's own
    });
    try {
      const answer = await post.executeWithOptions({ summary: words.events.attempt }, [
        { messageId, attemptId, at: now(), validityMinutes: state.messaging.validityMinutes },
      ]);
      return { ...came(id), attemptId, ...answer };
    } catch (error) {
      if (!(error instanceof ActivityFailure)) throw error;
      const { cause } = error;
      // no worker took it in time: it never began
      if (cause instanceof TimeoutFailure && cause.timeoutType === 'SCHEDULE_TO_START')
        return { ...came(id), attemptId, result: 'notPosted' };
      return { ...came(id), attemptId, result: 'unknown' }; // the worker died in it: our own row knows more
    }
  }

  async function question(act: 'search' | 'ask', state: SmsDelivery, id: string): Promise<SmsResult> {
    const attemptId = state.attempt;
    const { settleMinutes, settleWithoutProofHours } = state.messaging;
    try {
      const asked = { messageId, attemptId, at: now(), settleMinutes, settleWithoutProofHours };
      const answer = await (act === 'search' ? search : ask).executeWithOptions({ summary: words.events[act] }, [
        asked,
      ]);
      return { ...came(id), ...answer };
    } catch (error) {
      if (!(error instanceof ActivityFailure)) throw error;
      return { ...came(id), attemptId, result: 'gatewayAway' };
    }
  }

  return {
    kind,
    words,
    transition,
    keepsTimers: true,
    isAct: isSmsAct,
    act: (name: SmsAct, state, id) => (name === 'attempt' ? attempt(state, id) : question(name, state, id)),
  };
}
