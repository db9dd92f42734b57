/** Putting off several items at once, whatever list they stand on: each its own command. */
import { api } from '../client/client.ts';
import type { BulkAction, BulkPlan } from '../lists/bulk-types.ts';
import { formatDate } from '../time/When.tsx';
import { DayQuestion } from './DayQuestion.tsx';

/** What an item says of itself, whatever its list calls its id. */
type About<Row> = {
  idOf: (row: Row) => string;
  isOverdue: (row: Row) => boolean;
  onHoldUntil: (row: Row) => string | null;
  followUpOn: (row: Row) => string | null;
};

const params = (workItemId: string, key: string) => ({ path: { workItemId }, header: { 'Idempotency-Key': key } });

const holdPlan = <Row,>(idOf: (row: Row) => string, until: string | null): BulkPlan<Row> => ({
  send: (row, key) => api.PUT('/work-items/{workItemId}/hold', { params: params(idOf(row), key), body: { until } }),
  done: until ? `on hold until ${formatDate(until)}` : 'off hold',
});
const followUpPlan = <Row,>(idOf: (row: Row) => string, on: string | null): BulkPlan<Row> => ({
  send: (row, key) => api.PUT('/work-items/{workItemId}/follow-up', { params: params(idOf(row), key), body: { on } }),
  done: on ? `to be followed up on ${formatDate(on)}` : 'without a follow-up day',
});

/** Hold, off hold, follow up, no follow-up day. */
export const dayActions = <Row,>({ idOf, isOverdue, onHoldUntil, followUpOn }: About<Row>): BulkAction<Row>[] => [
  {
    label: 'Hold until',
    shortcut: 'h',
    bar: (row) => (isOverdue(row) ? 'It is overdue: what is overdue stays on the list.' : null),
    ask: ({ rows, onGo, onCancel }) => (
      <DayQuestion
        title={rows.length === 1 ? 'Hold until which day?' : `Hold ${rows.length} items until which day?`}
        label="Hold until"
        confirm="Hold"
        onDay={(day) => onGo(holdPlan(idOf, day))}
        onCancel={onCancel}
      >
        They leave the open list until that day, or until they are overdue. Reminders and escalation go on meanwhile.
      </DayQuestion>
    ),
  },
  {
    label: 'Take off hold',
    hidden: (rows) => rows.every((row) => onHoldUntil(row) === null),
    bar: (row) => (onHoldUntil(row) === null ? 'It is not on hold.' : null),
    plan: holdPlan(idOf, null),
  },
  {
    label: 'Follow up on',
    shortcut: 'f',
    ask: ({ rows, onGo, onCancel }) => (
      <DayQuestion
        title={rows.length === 1 ? 'Follow up on which day?' : `Follow up ${rows.length} items on which day?`}
        label="Follow up on"
        confirm="Save"
        onDay={(day) => onGo(followUpPlan(idOf, day))}
        onCancel={onCancel}
      >
        They stay on the open list, and come forward on that day.
      </DayQuestion>
    ),
  },
  {
    label: 'No follow-up day',
    hidden: (rows) => rows.every((row) => followUpOn(row) === null),
    bar: (row) => (followUpOn(row) === null ? 'It has no follow-up day.' : null),
    plan: followUpPlan(idOf, null),
  },
];
