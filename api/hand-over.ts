/** A leaver's customers, items, decisions, incidents, delegations and staff, each handed over by the rules that it has anyway; each by itself. */
import type { BelongingKind } from '../domain/people/belonging.ts';
import { may, type Permission } from '../domain/people/permissions.ts';
import { isRole } from '../domain/people/roles.ts';
import type { LocalDate } from '../domain/time/local-date.ts';
import { decisionOfItem, giveDelegation, giveStaff, giveWorkItem } from '../prisma/repositories/belongings.ts';
import { customerOfItem } from '../prisma/repositories/close-work-item.ts';
import { giveIncidentBelonging } from '../prisma/repositories/incident-belongings.ts';
import { isKnownKey } from '../prisma/repositories/commands.ts';
import { mayStandIn } from '../prisma/repositories/leave.ts';
import { officer } from '../prisma/repositories/assignments.ts';
import { agencyDate } from '../prisma/repositories/settings.ts';
import { lineOf, lockManagerLines } from '../prisma/repositories/users.ts';
import { applyCommand, commandProcess, type Caller } from './commands.ts';
import { Problem } from './errors.ts';
import { giveCustomer } from './give-customer.ts';
import { refuseGain, refuseOneself } from './user-record.ts';

export type HandOver = { fromId: string; toId: string; kind: BelongingKind; id: string };

/** What somebody must be allowed beside `belongings.handOver`. */
const needed: Record<BelongingKind, Permission> = {
  customer: 'allocation.reassign',
  workItem: 'allocation.reassign',
  decision: 'planApproval.handOver',
  incident: 'allocation.reassign',
  delegation: 'belongings.handOver',
  staff: 'belongings.handOver',
};

/** By the kind of process that waits for it. */
const handOvers: Partial<Record<string, Permission>> = {
  planApproval: 'planApproval.handOver',
  transferReferral: 'transferReferral.handOver',
  fdvConsultation: 'fdvConsultation.handOver',
};

/** Throws the problem that says why it can't be handed over; nothing of it has changed then. */
export async function handOver(caller: Caller, item: HandOver): Promise<void> {
  const { deps, actor } = caller;
  const { fromId, toId, kind, id } = item;
  if (!may(actor.roles, needed[kind])) throw new Problem('forbidden');
  const command = {
    action: 'belongings.handOver' as const,
    subject: item,
    subjectId: id,
    detail: { kind, fromId, toId },
  };
  switch (kind) {
    case 'customer':
      return void (await giveCustomer(caller, { assignmentId: id, officerId: toId, fromId }));
    case 'decision':
      return handOverDecision(caller, item);
    case 'workItem': {
      const customerId = await customerOfItem(deps.db, actor, id);
      if (!customerId) throw new Problem('notFound');
      return void (await applyCommand(caller, { ...command, customerId }, async (tx) => {
        const given = await giveWorkItem(tx, actor, item);
        if (!given) throw new Problem('notFound');
        const to = await officer(tx, toId);
        const roles = to?.active ? to.roles.filter(isRole) : [];
        if (!may(roles, 'workItems.view') || (given.restricted && !roles.includes('racOfficer')))
          throw new Problem('conflict', 'This person cannot open the customer.');
        return {};
      }));
    }
    case 'incident':
      return void (await applyCommand(caller, command, async (tx) => {
        const given = await giveIncidentBelonging(tx, actor, item);
        if (given === 'none') throw new Problem('notFound');
        if (given === 'mayNot')
          throw new Problem('conflict', 'Only an officer who works here and may see the customer takes it over.');
        return {};
      }));
    case 'delegation':
      refuseGain(actor, toId);
      return void (await applyCommand(caller, command, async (tx) => {
        if (!(await mayStandIn(tx, toId)))
          throw new Problem('conflict', 'Only an active service manager can stand in.');
        const today: LocalDate = await agencyDate(tx, deps.clock.now());
        const given = await giveDelegation(tx, { ...item, today });
        if (given === 'none') throw new Problem('notFound');
        if (given === 'own') throw new Problem('conflict', 'Nobody stands in for themselves.');
        return {};
      }));
    case 'staff':
      refuseOneself(actor, id);
      refuseGain(actor, toId);
      return void (await applyCommand(caller, command, async (tx) => {
        await lockManagerLines(tx);
        if (!(await mayStandIn(tx, toId)))
          throw new Problem('conflict', 'Only an active service manager can be somebody’s manager.');
        if (id === toId || (await lineOf(tx, toId)).includes(id))
          throw new Problem('conflict', 'This would make a circle: the new manager reports to this person.');
        if (!(await giveStaff(tx, item))) throw new Problem('notFound');
        return {};
      }));
  }
}

/**
 * By the process's own command: four eyes and who may take it are asked there (PS-12, PS-14). Once it is done the item is the leaver's
 * no more; then the same key is answered from its command.
 */
async function handOverDecision(caller: Caller, { fromId, toId, id }: HandOver): Promise<void> {
  const { deps, actor, idempotencyKey } = caller;
  const found = await decisionOfItem(deps.db, actor, id);
  const isTheirs = found?.open && found.assigneeId === fromId;
  if (!found || (!isTheirs && !(await isKnownKey(deps.db, actor.accountId, idempotencyKey))))
    throw new Problem('notFound');
  const action = handOvers[found.processKind];
  if (!action) throw new Problem('notFound');
  await commandProcess(caller, { processId: found.processId, action, to: toId }, false);
}
