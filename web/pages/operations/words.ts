/** How operators read what is stuck. */
import { isProcessKind, processKinds } from '../../../domain/process-kinds.ts';
import type { Operations } from './operations-query.ts';

export const kindWords = (kind: string): string => (isProcessKind(kind) ? processKinds[kind].words.name : kind);

/** The step of a process in words; a step or an outcome of another version stands as it is. */
export function stepWords(kind: string, step: string | null): string {
  if (step === null) return 'No row in the database';
  if (!isProcessKind(kind)) return step;
  const { steps, outcomes }: { steps: Record<string, string>; outcomes: Record<string, string> } =
    processKinds[kind].words;
  return steps[step] ?? outcomes[step] ?? step;
}

const failures: Record<string, string> = {
  'Database.unavailable': 'The database cannot be reached. It goes on by itself when it can.',
  'Database.conflict': 'The database was busy with the same rows. It goes on by itself.',
  'Database.missing': 'A row that it needs is not there.',
  'Process.unknownStateVersion': 'Its state was recorded by a newer version. Start workers of that version.',
  'SmsGateway.temporary': 'The SMS gateway cannot be asked. It is asked again by itself; nothing is sent twice.',
  'SmsGateway.ours': 'The SMS gateway refuses our account or its token. Put that right; it then goes on by itself.',
  Timeout: 'No answer in time, perhaps because a worker died. It goes on by itself.',
  WorkflowTask: 'The workflow’s code fails. Roll the workers back, or fix it; it then goes on by itself.',
  Unexpected: 'An error in our code. It goes on by itself when workers have the fix.',
};
/** What a failure's type means, and what to do. */
export const failureWords = (type: string | null): string =>
  type === null
    ? 'It is being tried.'
    : (failures[type] ??
      (type.startsWith('Database.rule.')
        ? `A rule of the database forbids it (${type.slice('Database.rule.'.length)}).`
        : 'See it in the Temporal Web UI.'));

export const incompleteWords: Record<NonNullable<Operations['comparison']['incomplete']>, string> = {
  temporalAway: 'Temporal does not answer. Nothing is lost: processes go on when it is back.',
  noAnswers: 'No process answers, so probably no worker runs. Nothing is lost: processes go on when one does.',
  time: 'There was not time enough to compare them all.',
  tooMany: 'There are more open processes than this page compares: those that have been due the longest.',
};

export const listWords: Record<string, string> = {
  overdueAtManager: 'Waiting for a manager, and overdue',
  needsOperator: 'Needs an operator',
  failingTasks: 'Failing workflow tasks',
  heldMessages: 'Held messages',
  unknownOutcomes: 'Messages whose outcome is not known',
};

/** `3 minutes`; whole units, the largest that fits. */
export function lasting(seconds: number): string {
  const units: [name: string, seconds: number][] = [
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
    ['second', 1],
  ];
  const [name, size] = units.find(([, length]) => seconds >= length) ?? ['second', 1];
  const count = Math.floor(seconds / size);
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}
