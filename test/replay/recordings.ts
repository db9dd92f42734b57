/** The recorded histories, and what they say. */
import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import proto from '@temporalio/proto';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { valueOf, type History } from '../support/process-history.ts';

const { temporal } = proto;
const folder = join(import.meta.dirname, 'histories');

/** `name`: the folder of its kind and the scenario. */
export type Recording = { name: string; text: string; history: History };

/** Where the recording of this name lies, or shall lie. */
export const recordingFile = (name: string) => join(folder, `${name}.json`);

/** Every file there is, whether or not a scenario knows it. */
export function recordings(): Recording[] {
  const files = globSync('**/*', { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile());
  const names = files.map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replace(/\.json$/, ''));
  return names.toSorted().map((name) => {
    const text = readFileSync(recordingFile(name), 'utf8');
    return { name, text, history: historyFromJSON(JSON.parse(text)) };
  });
}

/** As the server keeps it, in bytes. */
export const sizeOf = (history: History) => temporal.api.history.v1.History.encode(history).finish().length;

/** How a run ended: its outcome, `continued as new` or `terminated`; null where the recording stops before. */
export function endOf(history: History): string | null {
  const last = history.events?.at(-1);
  if (last?.workflowExecutionContinuedAsNewEventAttributes) return 'continued as new';
  if (last?.workflowExecutionTerminatedEventAttributes) return 'terminated';
  const outcome = valueOf(last?.workflowExecutionCompletedEventAttributes?.result?.payloads?.[0]);
  return typeof outcome === 'string' ? outcome : null;
}

/** What went to the `record` activity and what came back: `accept recorded`, `return refused` … */
export function recordedEvents(history: History): string[] {
  const events = history.events ?? [];
  return events.flatMap((event) => {
    const done = event.activityTaskCompletedEventAttributes;
    const scheduled = events.find((e) => done && String(e.eventId) === String(done.scheduledEventId));
    const activity = scheduled?.activityTaskScheduledEventAttributes;
    if (!done || activity?.activityType?.name !== 'record') return [];
    return [`${nameOf(valueOf(activity.input?.payloads?.[0]))} ${answerOf(valueOf(done.result?.payloads?.[0]))}`];
  });
}

const isRecord = (x: unknown): x is Record<string, unknown> => typeof x === 'object' && x !== null;
function nameOf(recording: unknown): string {
  const event = isRecord(recording) && isRecord(recording['event']) ? recording['event'] : {};
  return String(event['action'] ?? event['fact'] ?? event['name'] ?? event['result']);
}
const answerOf = (result: unknown) => (isRecord(result) ? String(result['answer']) : 'nothing');
