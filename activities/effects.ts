/** What is written together with a step. The first check that does not hold refuses the whole event. */
import { isForOnePerson, type Check, type Effect, type Refusal, type State } from '../domain/process.ts';
import { localNow } from '../domain/time/zone.ts';
import type { Tx } from '../prisma/client.ts';
import { closeAssignment, lockOpenAssignment, transferredOut } from '../prisma/repositories/assignments.ts';
import { isSeenTo } from '../prisma/repositories/bounce-back.ts';
import type { LockedCommand } from '../prisma/repositories/commands.ts';
import { isConsultant, mayPassOn } from '../prisma/repositories/consultants.ts';
import { storeFact } from '../prisma/repositories/facts.ts';
import { delegateOf } from '../prisma/repositories/manager-line.ts';
import type { LockedProcess } from '../prisma/repositories/processes.ts';
import { callWasTried, mayCall, wasToCall } from '../prisma/repositories/pre-call-follow-ups.ts';
import { recordOptOutOfNumber } from '../prisma/repositories/recipient.ts';
import { readSettings } from '../prisma/repositories/settings.ts';
import { endAttempt, voidWhatIsIntended } from '../prisma/repositories/sms-attempts.ts';
import { linkReceipts } from '../prisma/repositories/sms-receipts.ts';
import { closeWorkItems, holdsItem, openWorkItem, remindOfWorkItems } from '../prisma/repositories/work-items.ts';
import type { Recording } from '../workflows/contracts/process.ts';
import { subjects } from './subjects.ts';

/** What the checks found that later effects write. */
export type Applied = { forId: string | null };
export type Scene = {
  recording: Recording;
  row: LockedProcess;
  command: LockedCommand | null;
  /** After the step. */
  state: State;
  applied: Applied;
};

export async function applyEffects(tx: Tx, scene: Scene, effects: Effect[]): Promise<Refusal | null> {
  // The assignment before any work item, as where it is given to another officer: the other way round the two would wait for each other.
  if (effects.some(isAboutAssignment)) await lockItsAssignment(tx, scene.row);
  // Checks first: what is refused has written nothing.
  for (const effect of effects.toSorted((a, b) => Number(b.do === 'check') - Number(a.do === 'check'))) {
    const refused = await applyEffect(tx, scene, effect);
    if (refused) return refused;
  }
  return null;
}

const isAboutAssignment = (effect: Effect) =>
  effect.do === 'closeAssignment' || (effect.do === 'openItem' && effect.for === 'officer');

async function applyEffect(tx: Tx, scene: Scene, effect: Effect): Promise<Refusal | null> {
  const { recording, row, command, state, applied } = scene;
  const { at } = recording;
  switch (effect.do) {
    case 'check':
      return check(tx, scene, effect.that);
    case 'decide':
      await subjects[row.kind].write(tx, row.subjectId, {
        state: effect.state,
        byId: command?.personId ?? null,
        forId: applied.forId,
        at,
        reason: command?.reason ?? null,
        until: state.due.at(-1)?.at ?? null,
        next: state.due[0]?.at ?? null,
        why: effect.why ?? null,
      });
      return null;
    case 'openItem': {
      if (await isSeenTo(tx, effect.item, row)) return null;
      const assigneeId = await assigneeOf(tx, scene, effect.for);
      const asked = state.step === row.state.step && isForOnePerson(state.needs); // by hand over or escalation
      await openWorkItem(tx, {
        kind: assigneeId || isForOperators(effect.for) ? effect.item : 'noManagerLeft', // PS-12: an operator's item
        customerId: row.customerId,
        processId: row.id,
        stepKey: `${recording.seq + 1}/${effect.item}${effect.for ? `/${effect.for}` : ''}`,
        assigneeId,
        openedAt: at,
        followUpAt: state.due.length > 1 ? (state.due[0]?.at ?? null) : null,
        // of a call, what the text says, which stays when the deadline has passed (EM-40)
        dueAt: (await subjects[row.kind].callBy?.(tx, row.subjectId)) ?? state.due.at(-1)?.at ?? null,
        fromId: asked && row.state.manager !== state.manager ? row.state.manager : null,
      });
      return null;
    }
    case 'attempt':
      await endAttempt(tx, effect.id, effect);
      if (effect.becomes === 'accepted') await linkReceipts(tx, effect.sid, at);
      return null;
    case 'optOut': {
      const { to } = await tx.message.findUniqueOrThrow({ where: { id: row.subjectId }, select: { to: true } });
      await recordOptOutOfNumber(tx, to, 'gateway', new Date(at), { processId: row.id });
      return null;
    }
    case 'remind': {
      const { item } = effect;
      if (!item || state.manager === row.state.manager) await remindOfWorkItems(tx, row.id, at);
      else
        for (const instead of [{ do: 'closeItems', as: 'cancelled' } as const, { do: 'openItem', item } as const])
          await applyEffect(tx, scene, instead);
      return null;
    }
    case 'closeItems':
      await closeWorkItems(tx, row.id, effect.as, at);
      return null;
    case 'closeAssignment': {
      const assignment = await lockItsAssignment(tx, row);
      if (!assignment) throw new Error('the assignment is checked first, under the same lock');
      await closeAssignment(tx, assignment.id, transferredOut, new Date(at));
      const closed = { fact: 'assignmentClosed', sourceId: assignment.id, occurredAt: at } as const;
      await storeFact(tx, { customerId: row.customerId, ...closed }, row.id); // what else waits for a decision ends
      return null;
    }
  }
}

type For = Extract<Effect, { do: 'openItem' }>['for'];
/** What nobody is left to follow up is theirs too, under its own name. */
const isForOperators = (who: For) => who === 'operators' || who === 'followUp';

async function assigneeOf(tx: Tx, { row, state }: Scene, who?: For): Promise<string | null> {
  if (who === 'operators') return null;
  if (who === 'officer') return (await lockItsAssignment(tx, row))?.officerId ?? null;
  if (who === 'author') return (await subjects[row.kind].officer(tx, row.subjectId))?.id ?? null;
  if (who === 'followUp') return (await subjects[row.kind].followsUp?.(tx, row.subjectId)) ?? null;
  return state.manager;
}

async function check(tx: Tx, scene: Scene, that: Check): Promise<Refusal | null> {
  const { recording, row, command, applied } = scene;
  if (that === 'nothingUnderWay') return (await voidWhatIsIntended(tx, row.subjectId)) ? null : 'notNow';
  if (!command) return 'unknownEvent'; // only people are checked
  switch (that) {
    case 'openAssignment':
      return (await lockItsAssignment(tx, row)) ? null : 'ended';
    case 'assignedOfficer': {
      const assignment = await lockItsAssignment(tx, row);
      return assignment?.officerId === command.personId ? null : 'notTheAssignee';
    }
    case 'acceptedPlan': {
      const assignment = await lockItsAssignment(tx, row);
      const accepted = { state: 'accepted', plan: { assignmentId: assignment?.id ?? '' } };
      return assignment && (await tx.planSubmission.count({ where: accepted })) ? null : 'noAcceptedPlan';
    }
    case 'managerConcerned': {
      const manager = row.state.manager;
      if (!manager) return (await hasRole(tx, command.personId, 'operator')) ? null : 'notTheManager'; // PS-12: nobody left
      if (manager === command.personId) return null;
      const { agencyTimeZone } = await readSettings(tx);
      const today = localNow(agencyTimeZone, new Date(recording.at)).date;
      if ((await delegateOf(tx, manager, today)) === command.personId) {
        applied.forId = manager; // PS-14
        return null;
      }
      // of a manager who has left any other may pass it on, and decides nothing by that
      const passedOn = command.action.endsWith('.handOver') && (await hasRole(tx, command.personId, 'serviceManager'));
      return passedOn && !(await hasRole(tx, manager, 'serviceManager')) ? null : 'notTheManager';
    }
    case 'itemHolder':
      return (await holdsItem(tx, row.id, command.personId)) ? null : 'notYourItem';
    case 'caller': {
      const by = command.personId;
      return (await holdsItem(tx, row.id, by)) || (await wasToCall(tx, row.id, by)) ? null : 'notYourItem';
    }
    case 'callTried':
      return (await callWasTried(tx, row.subjectId)) ? null : 'callNotTried';
    case 'mayCall':
      return (await mayCall(tx, command.toId ?? command.personId, row.customerId)) ? null : 'badInput';
    case 'managerMayDecide':
      if (!command.toId || !(await hasRole(tx, command.toId, 'serviceManager'))) return 'badInput';
      if ((await isRestricted(tx, row)) && !(await hasRole(tx, command.toId, 'racOfficer'))) return 'badInput';
      return notAnAuthor(tx, row, command.toId);
    case 'asker':
      return (await subjects[row.kind].lockAuthors(tx, row.subjectId)).includes(command.personId)
        ? null
        : 'notTheAsker';
    case 'consultantOrSuccessor': {
      if (await mayPassOn(tx, command.personId)) return null;
      const { manager } = row.state;
      return manager && (await isConsultant(tx, manager, row.customerId)) ? 'notTheManager' : null; // by role a service manager
    }
    case 'consultantMayAnswer':
      if (!command.toId || !(await isConsultant(tx, command.toId, row.customerId))) return 'badInput';
      return notAnAuthor(tx, row, command.toId);
    case 'fourEyes':
      return notAnAuthor(tx, row, command.personId);
  }
}

/** The stay that the process is about, while it is open: a later one of the same customer is none of its business. */
async function lockItsAssignment(tx: Tx, { kind, customerId, subjectId }: LockedProcess) {
  const assignment = await lockOpenAssignment(tx, customerId);
  return assignment?.id === (await subjects[kind].assignmentId(tx, subjectId)) ? assignment : null;
}

/** PS-12, by what the business row says and not by what the workflow knew. */
const notAnAuthor = async (tx: Tx, row: LockedProcess, personId: string): Promise<Refusal | null> =>
  (await subjects[row.kind].lockAuthors(tx, row.subjectId)).includes(personId) ? 'fourEyes' : null;

const isRestricted = async (tx: Tx, { customerId }: LockedProcess): Promise<boolean> =>
  (await tx.customer.findUniqueOrThrow({ where: { id: customerId }, select: { restricted: true } })).restricted;

async function hasRole(tx: Tx, personId: string, role: string): Promise<boolean> {
  const person = await tx.person.findUnique({ where: { id: personId }, select: { active: true, roles: true } });
  return !!person?.active && person.roles.includes(role);
}
