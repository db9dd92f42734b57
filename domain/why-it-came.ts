/** Why a step came that nobody took: what fell due, and what is on record (PS-24). */
import type { DecisionDays, MonitoringDays } from './settings.ts';

/** The days that a process runs by, whatever the settings are now; those of its kind. */
export type DaysOfProcess = { days?: DecisionDays | undefined; monitoringDays?: MonitoringDays | undefined };

/** A sentence; null for what a person did, or an event that is not known here. `what` is the event as the timeline has it. */
export function whyItCame(what: string, { days, monitoringDays }: DaysOfProcess): string | null {
  switch (what) {
    case 'remind':
      return days ? `No answer within ${workingDays(days.remindAfter)}.` : null;
    case 'escalate':
      return days ? `No answer within ${workingDays(days.escalateAfter)}.` : null;
    case 'remindAgain':
      return days ? `The last in line is reminded every ${workingDays(days.remindAgainEvery)}.` : null;
    case 'day60':
    case 'day80': {
      const day = what === 'day60' ? monitoringDays?.firstReminder : monitoringDays?.secondReminder;
      return day === undefined ? null : `${inDays(day)} of monitoring had gone, and no transfer was actioned.`;
    }
    case 'lapse':
      return monitoringDays ? `${inDays(monitoringDays.end)} had gone, and no transfer was actioned.` : null;
    case 'customerDeceased':
      return 'It stands in the customer’s record.';
    case 'overdue':
      return 'The time that the message states had gone, and no call was recorded.';
    case 'callerGone':
      return 'They have left, or may not see the customer any more.';
    case 'messageBack':
      return 'The gateway says that the message did not arrive.';
    case 'messageLeft':
      return 'The time to call counts from this sending.';
    case 'messageNotSent':
      return 'Nobody was told of a call, so none is owed.';
    case 'assignmentClosed':
      return 'The assignment was closed in Service Manager Allocation.';
    default:
      return null;
  }
}

const inDays = (count: number) => (count === 1 ? '1 day' : `${count} days`);
const workingDays = (count: number) => (count === 1 ? '1 working day' : `${count} working days`);
