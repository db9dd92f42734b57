/** The one way in which a process changes the database: one event, one transaction, compared under the locks. */
import { isOperatorsWork } from '../domain/people/operators-work.ts';
import { isPermission, may } from '../domain/people/permissions.ts';
import { isRole } from '../domain/people/roles.ts';
import {
  isForOnePerson,
  nameOf,
  type Draft,
  type Effect,
  type ProcessEvent,
  type Refusal,
  type State,
  type Step,
} from '../domain/process.ts';
import type { Tx } from '../prisma/client.ts';
import { writeAuditEntry } from '../prisma/repositories/audit.ts';
import { lockCommand, settleCommand, type LockedCommand } from '../prisma/repositories/commands.ts';
import { factStands, handleFact } from '../prisma/repositories/facts.ts';
import { lockProcess, moveProcess, type LockedProcess } from '../prisma/repositories/processes.ts';
import { stopBecauseBehind } from '../prisma/repositories/sending-stops.ts';
import { visibleCustomers } from '../prisma/repositories/viewer.ts';
import { isUuid } from '../prisma/uuid.ts';
import type { Recording, RecordingResult } from '../workflows/contracts/process.ts';
import { applyEffects, type Applied } from './effects.ts';
import { fillIn } from './fill-in.ts';
import { subjects } from './subjects.ts';

/** Locks in this order: command, process, then what the rule needs. */
export async function recordInTransaction(tx: Tx, recording: Recording): Promise<RecordingResult> {
  const { processId, event, seq, result } = recording;
  if ((event.kind === 'command' || event.kind === 'fact') && !isUuid(event.id))
    return { answer: 'refused', reason: 'unknownEvent' }; // typed by hand
  const command = event.kind === 'command' ? await lockCommand(tx, event.id) : null;
  const row = await lockProcess(tx, processId);
  if (!row) {
    await stopBecauseBehind(tx, processId, new Date(recording.at)); // it was there when the process began
    return { answer: 'diverged', why: 'the process row is missing' };
  }

  const before = await tx.processStep.findUnique({
    where: { processId_eventId: { processId, eventId: event.id } },
    select: { seq: true },
  });
  // It came again, or its answer was lost: the row at n, or at n+1 by this very event.
  if (before && event.kind === 'result' && comesAgain(event, row.state))
    return { answer: 'diverged', why: `${event.id} is due still` };
  if (before && (row.seq === seq || (row.seq === seq + 1 && before.seq === row.seq)))
    return { answer: 'recorded', seq: row.seq, state: row.state };
  if (row.seq !== seq) {
    // What the workflow was told was committed once: the database was put back, or failed over without its last commits.
    if (row.seq < seq) await stopBecauseBehind(tx, processId, new Date(recording.at));
    return { answer: 'diverged', why: `the row is at ${row.seq}, the workflow at ${seq}` };
  }

  if (event.kind === 'command') {
    if (!command || !saysTheSame(command, recording, row)) return { answer: 'refused', reason: 'unknownEvent' };
    if (command.state !== 'open') return { answer: 'refused', reason: command.refusal ?? 'expired' };
    if (command.late) return refuse(tx, recording, row, command, 'expired');
    const notAllowed = await checkPermission(tx, command, row);
    if (notAllowed) return refuse(tx, recording, row, command, notAllowed);
  }
  if (event.kind === 'fact' && !(await factStands(tx, event.id, processId, event.fact)))
    return { answer: 'refused', reason: 'unknownEvent' };
  if ('refuse' in result) {
    // What is due and refused would come again at once, for ever.
    if (comesAgain(event, row.state)) return { answer: 'diverged', why: `the rules have no place for ${event.id}` };
    return refuse(tx, recording, row, command, result.refuse);
  }
  return applyStep(tx, recording, row, command, result);
}

async function applyStep(
  tx: Tx,
  recording: Recording,
  row: LockedProcess,
  command: LockedCommand | null,
  step: Step<State>,
): Promise<RecordingResult> {
  const { event, processId, seq, at } = recording;
  const chosen = await choose(tx, recording, row, step);
  const state = chosen.next;
  const applied: Applied = { forId: null };
  const refused = await applyEffects(tx, { recording, row, command, state, applied }, chosen.effects);
  if (refused === 'notNow' && step.ifUnderWay) return applyStep(tx, recording, row, command, step.ifUnderWay);
  if (refused && comesAgain(event, row.state)) return { answer: 'diverged', why: `${event.id} is refused: ${refused}` };
  if (refused) return refuse(tx, recording, row, command, refused);

  await moveProcess(tx, processId, seq, state, at);
  await tx.processStep.create({
    data: {
      processId,
      seq: seq + 1,
      eventId: event.id,
      what: nameOf(recording.event),
      step: state.outcome ?? state.step,
      whoId: event.kind === 'command' ? event.by : null,
      forId: applied.forId,
      toId: isForOnePerson(state.needs) ? state.manager : (command?.toId ?? null),
      at: new Date(at),
      reason: command?.reason ?? null,
    },
  });
  await audit(tx, recording, row, command, 'done');
  if (command) await settleCommand(tx, command.id, { state: 'applied' });
  if (event.kind === 'fact') await handleFact(tx, event.id);
  return { answer: 'recorded', seq: seq + 1, state };
}

/** A deadline, or the result of an act, that is due still. */
const comesAgain = ({ kind, id }: ProcessEvent, { due }: State): boolean =>
  kind === 'deadline' || (kind === 'result' && due.some(({ name, at }) => `${id}/`.includes(`/${name}/${at}/`)));

/** People and deadlines filled in; where nobody is above the manager, what the rules want instead. */
async function choose(
  tx: Tx,
  recording: Recording,
  row: LockedProcess,
  step: Step<State>,
): Promise<{ next: State; effects: Effect[] }> {
  const next = await fillIn(tx, recording, row, step.next);
  if (next) return { next, effects: step.effects };
  const instead: { next: Draft<State>; effects: Effect[] } = step.ifNobody ?? {
    next: { ...step.next, manager: null, needs: 'operator', due: [] },
    effects: step.effects,
  };
  const filled = await fillIn(tx, recording, row, instead.next);
  if (!filled) throw new Error('the rules name nobody twice');
  return { next: filled, effects: instead.effects };
}

/** The message must say what the stored command says: nobody decides by typing a Signal. */
const saysTheSame = (command: LockedCommand, { processId, event }: Recording, row: LockedProcess) =>
  event.kind === 'command' &&
  command.processId === processId &&
  command.personId === event.by &&
  command.action === `${row.kind}.${event.action}` &&
  (command.toId ?? undefined) === event.to;

/** Role, and whether the person may see the customer, as they are now. */
async function checkPermission(tx: Tx, command: LockedCommand, row: LockedProcess): Promise<Refusal | null> {
  const person = await tx.person.findUnique({
    where: { id: command.personId },
    select: { active: true, roles: true },
  });
  const roles = person?.roles.filter(isRole) ?? [];
  if (!person?.active || !isPermission(command.action) || !may(roles, command.action)) return 'notAllowed';
  if (isOperatorsWork(roles, command.action)) return null; // they know processes, not customers
  const seen = visibleCustomers({ personId: command.personId, roles });
  return (await tx.customer.count({ where: { AND: [{ id: row.customerId }, seen] } })) ? null : 'notAllowed';
}

async function refuse(
  tx: Tx,
  recording: Recording,
  row: LockedProcess,
  command: LockedCommand | null,
  reason: Refusal,
): Promise<RecordingResult> {
  if (command && command.state === 'open')
    await settleCommand(
      tx,
      command.id,
      reason === 'expired' ? { state: 'expired' } : { state: 'refused', refusal: reason },
    );
  if (recording.event.kind === 'fact') {
    await handleFact(tx, recording.event.id);
    if (row.state.outcome) await subjects[row.kind].factAfterEnd?.(tx, recording.event.id);
  }
  await audit(tx, recording, row, command, reason);
  return { answer: 'refused', reason };
}

const audit = (tx: Tx, recording: Recording, row: LockedProcess, command: LockedCommand | null, result: string) =>
  writeAuditEntry(tx, {
    accountId: command?.accountId ?? null,
    personId: command?.personId ?? null,
    action: `${row.kind}.${nameOf(recording.event)}`,
    result,
    customerId: row.customerId,
    processId: row.id,
    commandId: command?.id ?? null,
    requestId: command?.requestId ?? null,
    address: command?.address ?? null,
    client: command?.client ?? null,
    why: command?.why ?? null,
  });
