/** CSA Online Account History (OA-13), its three lists. */
import { z } from 'zod';
import {
  accountActions,
  accountChanges,
  accountStatuses,
  attemptOutcomes,
  deliveries,
} from '../../../domain/online-accounts/account-action.ts';
import { answerOutcomes } from '../../../domain/online-accounts/proof-of-identity.ts';
import type { Database } from '../../../prisma/client.ts';
import * as history from '../../../prisma/repositories/account-history.ts';
import type { Viewer } from '../../../prisma/repositories/viewer.ts';
import { Problem } from '../../errors.ts';
import { pageAsked, pageShown } from '../../page.ts';
import { route } from '../../route.ts';
import { id, instant, listOf, listQuery, nothing, personShort } from '../../schemas.ts';

const common = {
  method: 'get',
  permission: 'onlineAccounts.view',
  params: z.object({ customerId: id }),
  query: listQuery.extend({ accountId: id.optional().meta({ description: 'Of one account alone' }) }),
  body: nothing,
} as const;
const path = <L extends string>(list: L) => `/customers/{customerId}/online-account-history/${list}` as const;

const sessions = route({
  ...common,
  path: path('web-sessions'),
  summary: 'Web Session History: each use of an account by its customer, newest first (OA-13)',
  answer: listOf(z.object({ id, usedAt: instant, accountKey: z.string() }).meta({ id: 'WebSession' })),
  async handle({ deps: { db }, actor, params, query }) {
    await mustSee(db, actor, params.customerId);
    const asked = { ...params, accountId: query.accountId };
    return { status: 200, body: pageShown(await history.webSessions(db, actor, asked, pageAsked(query))) };
  },
});

const status = route({
  ...common,
  path: path('status'),
  summary: 'Account Status History: every change with its reason, newest first (OA-13)',
  answer: listOf(
    z
      .object({
        id,
        what: z.enum(accountChanges),
        status: z.string().meta({ description: 'After it', examples: [...accountStatuses] }),
        reason: z.string(),
        by: personShort.nullable().meta({ description: 'Null: the customer' }),
        at: instant,
        accountKey: z.string(),
      })
      .meta({ id: 'AccountChange' }),
  ),
  async handle({ deps: { db }, actor, params, query }) {
    await mustSee(db, actor, params.customerId);
    const asked = { ...params, accountId: query.accountId };
    return { status: 200, body: pageShown(await history.statusChanges(db, actor, asked, pageAsked(query))) };
  },
});

const proofs = route({
  ...common,
  path: path('proofs'),
  summary: 'POI History: outcome, points and officer of every proof of identity, newest first (OA-5, OA-13)',
  answer: listOf(
    z
      .object({
        id,
        action: z.enum(accountActions),
        outcome: z.enum(attemptOutcomes),
        points: z.number().int(),
        questionsVersion: z.number().int(),
        questions: z.array(
          z.object({ id, text: z.string(), points: z.number().int(), outcome: z.enum(answerOutcomes) }),
        ),
        officer: personShort,
        at: instant,
        accountKey: z.string().nullable().meta({ description: 'Null: a creation that came to nothing' }),
        delivery: z.enum(deliveries).nullable(),
      })
      .meta({ id: 'ProofOfIdentity' }),
  ),
  async handle({ deps: { db }, actor, params, query }) {
    await mustSee(db, actor, params.customerId);
    const asked = { ...params, accountId: query.accountId };
    return { status: 200, body: pageShown(await history.proofs(db, actor, asked, pageAsked(query))) };
  },
});

/** Throws notFound. */
async function mustSee(db: Database, viewer: Viewer, customerId: string): Promise<void> {
  if (!(await history.seesCustomer(db, viewer, customerId))) throw new Problem('notFound');
}

export const onlineAccountHistoryRoutes = [sessions, status, proofs];
