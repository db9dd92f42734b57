import { z } from 'zod';
import { recordDiscussion } from '../../../prisma/repositories/fdv-reviews.ts';
import { applyCommand } from '../../commands.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { created, id, nothing } from '../../schemas.ts';
import { mustSee } from '../records/visible-customer.ts';

export const recordFdvDiscussion = route({
  method: 'post',
  path: '/customers/{customerId}/case-processes/{caseProcessId}/fdv-discussions',
  permission: 'fdv.review',
  summary: 'Records that the concerns of who began a process under way were discussed with them (EM-9)',
  params: z.object({ customerId: id, caseProcessId: id }),
  query: nothing,
  body: z.object({ note: z.string().trim().min(1).max(2000) }),
  answer: created,
  status: 201,
  async handle({ deps, actor, params: { customerId, caseProcessId }, body: { note }, idempotencyKey }) {
    await mustSee(deps.db, actor, customerId);
    const at = deps.clock.now().toISOString();
    const command = {
      action: 'fdv.review',
      subject: { customerId, caseProcessId, note },
      customerId,
      detail: { caseProcessId },
    } as const;
    const result = await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      await mustSee(tx, actor, customerId); // restricted meanwhile
      const discussed = { customerId, caseProcessId, personId: actor.personId, note, at };
      const recorded = await recordDiscussion(tx, actor, discussed);
      if (!('refused' in recorded)) return recorded;
      if (recorded.refused === 'noSuchProcess') throw new Problem('notFound');
      throw new Problem('conflict', 'This process is over: nothing is left to discuss before a message.');
    });
    return { status: 201, body: result };
  },
});
