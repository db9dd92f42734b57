/** What a process left in Temporal. */
import type { Client } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import type { temporal } from '@temporalio/proto';
import { until } from './until.ts';

export type History = temporal.api.history.v1.IHistory;
type Payload = temporal.api.common.v1.IPayload;

/** The latest run's history. */
export const historyOf = (client: Client, processId: string): Promise<History> =>
  client.workflow.getHandle(processId).fetchHistory();

export async function historyLength(client: Client, processId: string): Promise<number> {
  return (await historyOf(client, processId)).events?.length ?? 0;
}

/** As it would be where nobody travels in time. */
export const withoutTravel = ({ events }: History): History => ({
  events: (events ?? []).filter(
    (event) =>
      !event.workflowExecutionTimeSkippingTransitionedEventAttributes &&
      !event.workflowExecutionOptionsUpdatedEventAttributes,
  ),
});

/** How many events that are. */
export const costOf = (history: History): number => withoutTravel(history).events?.length ?? 0;

/** Is its first timer set? From then on nothing is added by itself before that is due. */
export async function waits(client: Client, processId: string): Promise<boolean> {
  return summariesOf(await historyOf(client, processId)).timers.length > 0;
}

export async function untilItWaits(client: Client, processId: string): Promise<void> {
  await until('it waits for a decision', () => waits(client, processId));
}

/** A payload's value; the proto's own type lets everything be absent. */
export const valueOf = (payload: Payload | null | undefined): unknown =>
  payload ? defaultPayloadConverter.fromPayload(payload) : undefined;

/** The summaries of timers and activities, in their order: what labels the timeline of the Temporal UI. */
export function summariesOf(history: History): { activities: unknown[]; timers: unknown[] } {
  const events = history.events ?? [];
  const summary = (event: (typeof events)[number]) => valueOf(event.userMetadata?.summary);
  return {
    activities: events.filter((event) => event.activityTaskScheduledEventAttributes).map(summary),
    timers: events.filter((event) => event.timerStartedEventAttributes).map(summary),
  };
}

/** The ids of the patches that it goes by (workflows/kit/patches.ts), in the order in which it met them. */
export const patchesIn = ({ events }: History): string[] =>
  (events ?? []).flatMap(({ markerRecordedEventAttributes: marker }) => {
    const about = valueOf(marker?.details?.['patch-data']?.payloads?.[0]);
    return typeof about === 'object' && about !== null && 'id' in about ? [String(about.id)] : [];
  });

/** At which attempt each recording that has ended was answered, in their order. */
export async function recordAttempts(client: Client, processId: string): Promise<number[]> {
  const events = (await historyOf(client, processId)).events ?? [];
  const scheduled = (id: unknown) =>
    events.find(({ eventId }) => String(eventId) === String(id))?.activityTaskScheduledEventAttributes;
  return events.flatMap(({ activityTaskStartedEventAttributes: started }) =>
    scheduled(started?.scheduledEventId)?.activityType?.name === 'record' ? [started?.attempt ?? 0] : [],
  );
}
