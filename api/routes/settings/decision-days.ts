import { readSettings, writeDecisionDays } from '../../../prisma/repositories/settings.ts';
import { applyCommand } from '../../commands.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { answer, body } from './decision-days.schema.ts';

export const decisionDays = route({
  method: 'put',
  path: '/settings/decision-days',
  permission: 'settings.edit',
  summary: 'Sets when decisions remind and escalate; for processes started from now on (PS-13)',
  params: nothing,
  query: nothing,
  body,
  answer,
  async handle({ deps, actor, body, idempotencyKey }) {
    const command = {
      action: 'settings.edit',
      subject: { decisionDays: body },
      subjectId: 'decisionDays',
      detail: body,
    } as const;
    await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      await writeDecisionDays(tx, body);
      return {};
    });
    return { status: 200, body: (await readSettings(deps.db)).decisionDays };
  },
});
