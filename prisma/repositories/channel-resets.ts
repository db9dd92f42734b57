/** OA-11: channel preferences that are to be set again, with whose work item. */
import { channelResetItem, toSetAgain } from '../../domain/online-accounts/channel-reset.ts';
import type { Instant, State } from '../../domain/process.ts';
import { datesFrom } from '../../domain/time/deadlines.ts';
import { isAustralianState } from '../../domain/time/zone.ts';
import { channelResetId, channelResetKind } from '../../workflows/contracts/channel-reset.ts';
import type { Reader, Tx } from '../client.ts';
import { officerWith, type ProcessOfficer } from './officer.ts';
import { insertProcess } from './processes.ts';
import { calendarOf, readSettings } from './settings.ts';
import { openWorkItem } from './work-items.ts';

type Reset = { customerId: string; changeId: string; officerId: string; at: Instant };

/**
 * In the transaction that makes the account active again: the preferences are marked, the officer gets the item. Returns the process's id;
 * null: the customer never chose a channel of what is offered, so there is nothing to set again.
 */
export async function beginChannelReset(
  tx: Tx,
  { customerId, changeId, officerId, at }: Reset,
): Promise<string | null> {
  await tx.channelPreference.updateMany({ where: { customerId }, data: { toSetAgain: true } });
  const offered = { customerId, toSetAgain: true, product: { active: true } };
  if ((await tx.channelPreference.count({ where: offered })) === 0) return null;
  const id = channelResetId(changeId);
  const officer = await officerWith(tx, officerId);
  if (!isAustralianState(officer.state)) throw new Error('an officer without an Australian state');
  const { agencyTimeZone } = await readSettings(tx);
  const draft = toSetAgain();
  const due = datesFrom(await calendarOf(tx, officer.state), agencyTimeZone, at, draft.due);
  const state: State = { ...draft, manager: null, due };
  await insertProcess(tx, { id, kind: channelResetKind, customerId, subjectId: changeId, state, at });
  const began = { processId: id, seq: 0, eventId: `${id}/begun`, what: 'begun', step: state.step };
  await tx.processStep.create({ data: { ...began, whoId: officerId, at: new Date(at) } });
  await openWorkItem(tx, {
    kind: channelResetItem,
    customerId,
    processId: id,
    stepKey: `0/${channelResetItem}`,
    assigneeId: officerId,
    openedAt: at,
    followUpAt: null,
    dueAt: due.at(-1)?.at ?? null,
    fromId: null,
  });
  return id;
}

/** Whose item it is; their calendar counts. */
export async function officerOfChannelReset(reader: Reader, changeId: string): Promise<ProcessOfficer | null> {
  const item = await reader.workItem.findFirst({
    where: { processId: channelResetId(changeId), kind: channelResetItem },
    select: { assigneeId: true },
  });
  return item?.assigneeId ? officerWith(reader, item.assigneeId) : null;
}
