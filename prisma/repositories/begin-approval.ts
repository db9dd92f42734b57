/** A process that begins by asking a manager: its row, the first step of its timeline, the manager's work item (PS-10, PS-16). */
import type { ProcessKind } from '../../domain/process-kinds.ts';
import type { Draft, Instant, State } from '../../domain/process.ts';
import type { Settings } from '../../domain/settings.ts';
import { datesFrom } from '../../domain/time/deadlines.ts';
import { isAustralianState, localNow } from '../../domain/time/zone.ts';
import type { Tx } from '../client.ts';
import { firstWhoMayDecide } from './manager-line.ts';
import { insertProcess } from './processes.ts';
import { calendarOf, readSettings } from './settings.ts';
import { openWorkItem } from './work-items.ts';

export type Beginning = {
  processId: string;
  kind: ProcessKind;
  customerId: string;
  subjectId: string;
  officerId: string;
  /** Who began it, where that is not the officer; null: nobody, a fact did. */
  byId?: null;
  /** Who may not decide (PS-12, PS-22). */
  authors: string[];
  /** The command's id, and what it did, in the words of the timeline. */
  eventId: string;
  what: string;
  /** The kind of the manager's work item. */
  item: string;
  at: Instant;
  /** The state as the rules give it, once the manager is found; null: nobody in line may decide. */
  state(manager: string | null, settings: Settings): Draft<State>;
};

/** The caller holds the locks of customer and assignment, and has written the business row. */
export async function beginApproval(tx: Tx, b: Beginning): Promise<void> {
  const { processId, kind, customerId, subjectId, officerId, authors, at } = b;
  const officer = await tx.person.findUniqueOrThrow({
    where: { id: officerId },
    select: { managerId: true, state: true },
  });
  if (!isAustralianState(officer.state)) throw new Error('an officer without an Australian state');
  const settings = await readSettings(tx);
  const today = localNow(settings.agencyTimeZone, new Date(at)).date;
  const manager = await firstWhoMayDecide(tx, officer.managerId, { customerId, authors, today });
  const draft = b.state(manager, settings);
  const due = datesFrom(await calendarOf(tx, officer.state), settings.agencyTimeZone, at, draft.due);
  const state: State = { ...draft, manager, due };
  await insertProcess(tx, { id: processId, kind, customerId, subjectId, state, at });
  await tx.processStep.create({
    data: {
      processId,
      seq: 0,
      eventId: b.eventId,
      what: b.what,
      step: state.step,
      whoId: b.byId === null ? null : officerId,
      toId: manager,
      at: new Date(at),
    },
  });
  await openWorkItem(tx, {
    kind: manager ? b.item : 'noManagerLeft',
    customerId,
    processId,
    stepKey: `0/${b.item}`,
    assigneeId: manager,
    openedAt: at,
    followUpAt: due.length > 1 ? (due[0]?.at ?? null) : null,
    dueAt: due.at(-1)?.at ?? null,
    fromId: null,
  });
}
