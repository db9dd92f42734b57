import { followUpItem, holdItem } from '../../../prisma/repositories/put-off.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { itemParams } from './item.schema.ts';
import { changeItem, mustBeDay } from './my-item.ts';
import { followUpBody, holdBody } from './put-off.schema.ts';

const ofMine = {
  method: 'put',
  permission: 'workItems.putOff',
  params: itemParams,
  query: nothing,
  answer: nothing,
  refusals: ['ended', 'notTheAssignee'],
} as const;

export const followUp = route({
  ...ofMine,
  path: '/work-items/{workItemId}/follow-up',
  summary: 'The day on which I mean to come back to my item; it stays on the list',
  body: followUpBody,
  async handle({ deps, actor, params: { workItemId }, body: { on }, idempotencyKey }) {
    const asked = { action: 'workItems.putOff', workItemId, subject: { on } } as const;
    await changeItem({ deps, actor, idempotencyKey }, asked, (tx, _, today) => {
      mustBeDay('on', on, today);
      return followUpItem(tx, workItemId, on);
    });
    return { status: 200, body: {} };
  },
});

export const hold = route({
  ...ofMine,
  path: '/work-items/{workItemId}/hold',
  summary: 'Takes my item off the list until a day, or until it is overdue; reminders and escalation go on',
  body: holdBody,
  async handle({ deps, actor, params: { workItemId }, body: { until }, idempotencyKey }) {
    const asked = { action: 'workItems.putOff', workItemId, subject: { until } } as const;
    await changeItem({ deps, actor, idempotencyKey }, asked, (tx, _, today) => {
      mustBeDay('until', until, today);
      return holdItem(tx, workItemId, until);
    });
    return { status: 200, body: {} };
  },
});
