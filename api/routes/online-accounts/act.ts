/** What officers do with an account: each with its proof of identity, or in the linked edition without (OA-2 to OA-10). */
import { customerOfAccount } from '../../../prisma/repositories/online-accounts.ts';
import { actOnAccount } from '../../account-action.ts';
import type { Actor } from '../../auth/actor.ts';
import type { Deps } from '../../deps.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { actionResult, createBody, ofAccount, ofCustomer, reissueBody, updateBody } from './online-accounts.schema.ts';

const common = { method: 'post', query: nothing, answer: actionResult, status: 201, revisioned: true } as const;
const proving = ['notEnoughPoints', 'questionsChanged', 'conflict'] as const;

export const create = route({
  ...common,
  path: '/customers/{customerId}/online-accounts',
  permission: 'onlineAccounts.create',
  summary: 'Creates an account, or records that the attempt was rejected or cancelled (OA-2 to OA-7)',
  params: ofCustomer,
  body: createBody,
  refusals: [...proving, 'notEligible', 'noPostalAddress'],
  async handle({ deps, actor, params: { customerId }, body, ifMatch, idempotencyKey }) {
    const { privacyConfirmed: _, ...asked } = body;
    const result = await actOnAccount(
      { deps, actor, idempotencyKey },
      { action: 'create', customerId, accountId: null, ifMatch, ...asked },
    );
    return { status: 201, body: result };
  },
});

export const reissuePassword = route({
  ...common,
  path: '/online-accounts/{accountId}/passwords',
  permission: 'onlineAccounts.reissuePassword',
  summary: 'Re-issues a temporary password; the one before stops working (OA-9)',
  params: ofAccount,
  body: reissueBody,
  refusals: [...proving, 'proofExpired', 'noPostalAddress'],
  async handle({ deps, actor, params: { accountId }, body, ifMatch, idempotencyKey }) {
    const { privacyConfirmed: _, ...asked } = body;
    const customerId = await customerOf(deps, actor, accountId);
    const result = await actOnAccount(
      { deps, actor, idempotencyKey },
      { action: 'reissuePassword', customerId, accountId, ifMatch, ...asked },
    );
    return { status: 201, body: result };
  },
});

const update = (action: 'deactivate' | 'reactivate', summary: string) =>
  route({
    ...common,
    path: `/online-accounts/{accountId}/${action}`,
    permission: `onlineAccounts.${action}`,
    summary,
    params: ofAccount,
    body: updateBody,
    refusals: proving,
    async handle({ deps, actor, params: { accountId }, body, ifMatch, idempotencyKey }) {
      const { privacyConfirmed: _, ...asked } = body;
      const customerId = await customerOf(deps, actor, accountId);
      if (deps.env.ONLINE_ACCOUNTS === 'linked' && (asked.proof || asked.decision !== 'accepted')) {
        const message = 'No proof of identity is asked for here, and nothing is rejected: save, or leave it.';
        throw new Problem('badInput', undefined, { errors: [{ field: asked.proof ? 'proof' : 'decision', message }] });
      }
      const caller = { deps, actor, idempotencyKey };
      return { status: 201, body: await actOnAccount(caller, { action, customerId, accountId, ifMatch, ...asked }) };
    },
  });

export const deactivate = update('deactivate', 'Deactivates the current account (OA-10)');
export const reactivate = update(
  'reactivate',
  'Reactivates the current account; its channel preferences are to be set again (OA-10, OA-11)',
);

/** Throws notFound. */
async function customerOf({ db }: Deps, actor: Actor, accountId: string): Promise<string> {
  const customerId = await customerOfAccount(db, actor, accountId);
  if (!customerId) throw new Problem('notFound');
  return customerId;
}
