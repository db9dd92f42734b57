import { isOperatorsWork } from '../../../domain/people/operators-work.ts';
import { isPermission } from '../../../domain/people/permissions.ts';
import type { Reader } from '../../../prisma/client.ts';
import { asRefusal } from '../../../prisma/repositories/commands.ts';
import { visibleCustomersSql, type Viewer } from '../../../prisma/repositories/viewer.ts';
import { Problem, problems } from '../../errors.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { answer, params, states } from './read.schema.ts';

export const read = route({
  method: 'get',
  path: '/commands/{commandId}',
  permission: 'session.view',
  summary: 'What became of a command of one’s own; the address that an asynchronous one is answered with',
  params,
  query: nothing,
  body: nothing,
  answer,
  async handle({ deps, actor, params: { commandId } }) {
    const row = await deps.db.command.findUnique({ where: { id: commandId, accountId: actor.accountId } });
    const hidden = await concernsHidden(deps.db, actor, row);
    if (!row || hidden) throw new Problem('notFound');
    const refusal = asRefusal(row.refusal);
    return {
      status: 200,
      body: {
        id: row.id,
        action: row.action,
        state: states.parse(row.state),
        refusal: refusal && { code: refusal, title: problems[refusal].title },
        createdAt: row.createdAt.toISOString(),
        settledAt: row.settledAt?.toISOString() ?? null,
      },
    };
  },
});

type Asked = { action: string; processId: string | null };
/** Of a customer who exists no more for who asked; operators know processes, not customers. One statement, whatever was found (RS-1). */
async function concernsHidden(reader: Reader, viewer: Viewer, row: Asked | null): Promise<boolean> {
  const theirs = !!row && isPermission(row.action) && isOperatorsWork(viewer.roles, row.action);
  const hidden = await reader.$queryRaw<unknown[]>`
    SELECT 1 FROM process p JOIN customer c ON c.id = p.customer_id
    WHERE p.id = ${row?.processId ?? ''} AND NOT (${visibleCustomersSql(viewer)})`;
  return hidden.length > 0 && !theirs;
}
