import { claimItem, claimOf, releaseItem } from '../../../prisma/repositories/put-off.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { itemParams } from './item.schema.ts';
import { changeItem } from './my-item.ts';
import { claimBody } from './put-off.schema.ts';

const ofOperators = {
  method: 'post',
  permission: 'workItems.claim',
  params: itemParams,
  query: nothing,
  answer: nothing,
  refusals: ['conflict', 'ended', 'notNow', 'notTheAssignee'],
} as const;

export const claim = route({
  ...ofOperators,
  path: '/work-items/{workItemId}/claim',
  summary: 'Says that I take an operators’ item on; who comes second is told who did, and when',
  body: claimBody,
  async handle({ deps, actor, params: { workItemId }, body: { takeOver }, idempotencyKey }) {
    const asked = { action: 'workItems.claim', workItemId, subject: { takeOver } } as const;
    await changeItem({ deps, actor, idempotencyKey }, asked, async (tx, item) => {
      if (item.assigneeId) throw new Problem('notNow', 'Only items that are nobody’s are claimed.');
      const first = await claimOf(tx, workItemId);
      if (first && first.by.id !== actor.personId && !takeOver)
        throw new Problem('conflict', `${first.by.name} has claimed this item.`, {
          first: { what: 'claim', by: first.by, at: first.at.toISOString() },
        });
      if (first?.by.id !== actor.personId) await claimItem(tx, workItemId, actor.personId, deps.clock.now());
    });
    return { status: 200, body: {} };
  },
});

export const release = route({
  ...ofOperators,
  path: '/work-items/{workItemId}/release',
  summary: 'Gives an item that I claimed back to all operators',
  body: nothing,
  async handle({ deps, actor, params: { workItemId }, idempotencyKey }) {
    const asked = { action: 'workItems.claim', workItemId, subject: { release: true } } as const;
    await changeItem({ deps, actor, idempotencyKey }, asked, async (tx) => {
      const claimed = await claimOf(tx, workItemId);
      if (claimed && claimed.by.id !== actor.personId)
        throw new Problem('conflict', `${claimed.by.name} has claimed this item.`, {
          first: { what: 'claim', by: claimed.by, at: claimed.at.toISOString() },
        });
      await releaseItem(tx, workItemId);
    });
    return { status: 200, body: {} };
  },
});
