/** The customer portal's: it checks and spends temporary passwords, and tells when customers used, linked or unlinked accounts. */
import { z } from 'zod';
import {
  countWrongTry,
  customerWithCsid,
  hashOf,
  linkAccount,
  livePassword,
  spendPassword,
  storeWebSession,
  unlinkAccount,
} from '../../../prisma/repositories/portal.ts';
import { lockCustomer } from '../../../prisma/repositories/recipient.ts';
import { isPassword } from '../../../prisma/temporary-password.ts';
import { applyCommand } from '../../commands.ts';
import { Problem } from '../../errors.ts';
import { deliverNow } from '../../outbox.ts';
import { route, type Call } from '../../route.ts';
import { created, id, instant, nothing } from '../../schemas.ts';
import { accountKey } from './online-accounts.schema.ts';

const source = z.string().min(1).max(100);

export const spend = route({
  method: 'post',
  path: '/temporary-passwords/spend',
  permission: 'temporaryPasswords.spend',
  summary: 'Checks a temporary password and spends it: once, while it is valid (OA-8)',
  params: nothing,
  query: nothing,
  body: z.object({ accountKey, password: z.string().min(1).max(100) }),
  answer: z.object({ accountId: id, accountKey }),
  refusals: ['passwordRefused'],
  async handle({ deps, actor, body, idempotencyKey }) {
    const { db, clock } = deps;
    const live = await livePassword(db, body.accountKey, clock.now());
    const right = await isPassword(body.password, live?.hash ?? null);
    // a repeat of the call that spent it is answered as that one was, to the same password; nothing of it stands in the command
    const command = {
      action: 'temporaryPasswords.spend' as const,
      subject: { accountKey: body.accountKey },
      detail: {},
    };
    const revoked = live && !right ? await db.$transaction((tx) => countWrongTry(tx, live.id, clock.now())) : null;
    if (revoked) await deliverNow(deps, revoked);
    let first = false;
    const spent = await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      first = true;
      if (!live || !right || !(await spendPassword(tx, live.id, clock.now()))) throw new Problem('passwordRefused');
      return { id: live.accountId, passwordId: live.id };
    });
    if (!first && !(await isPassword(body.password, await hashOf(db, spent.passwordId))))
      throw new Problem('passwordRefused');
    return { status: 200, body: { accountId: spent.id, accountKey: body.accountKey } };
  },
});

export const webSession = route({
  method: 'post',
  path: '/web-sessions',
  permission: 'webSessions.record',
  summary: 'A customer used their account: stands in the Web Session History (OA-13)',
  params: nothing,
  query: nothing,
  body: z.object({
    accountKey,
    externalId: source.meta({ description: 'The session’s id in the portal: told twice, it counts once' }),
    usedAt: instant,
  }),
  answer: created,
  status: 201,
  async handle({ deps, actor, body, idempotencyKey }) {
    const command = { action: 'webSessions.record' as const, subject: { ...body }, detail: {} };
    const stored = await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      const session = await storeWebSession(tx, { ...body, now: deps.clock.now() });
      if (!session) throw new Problem('notFound', 'There is no such account.');
      return session;
    });
    return { status: 201, body: { id: stored.id } };
  },
});

const fact = {
  method: 'post',
  permission: 'onlineAccounts.recordLink',
  params: nothing,
  query: nothing,
  body: z.object({
    csid: z.string().regex(/^\d{6,12}$/, 'This must be a CSID.'),
    accountKey,
    sourceId: source.meta({
      description: 'The event’s id in the system that it comes from: told twice, it counts once',
    }),
  }),
  answer: created,
  status: 201,
} as const;
type FactCall = Pick<Call<unknown, unknown, z.output<typeof fact.body>>, 'deps' | 'actor' | 'body' | 'idempotencyKey'>;

export const linked = route({
  ...fact,
  path: '/facts/online-account-linked',
  summary: 'A customer has linked an online account: it is their current one (OA-11)',
  refusals: ['conflict'],
  handle: (call) => tell(call, 'linked'),
});

export const unlinked = route({
  ...fact,
  path: '/facts/online-account-unlinked',
  summary: 'A customer has unlinked an online account: it is not current any more',
  handle: (call) => tell(call, 'unlinked'),
});

async function tell({ deps, actor, body, idempotencyKey }: FactCall, what: 'linked' | 'unlinked') {
  const { csid, ...link } = body;
  const customerId = await customerWithCsid(deps.db, csid);
  if (!customerId) throw new Problem('notFound', 'There is no customer with this CSID.');
  const command = {
    action: 'onlineAccounts.recordLink' as const,
    subject: { customerId, what, ...link },
    customerId,
    detail: { what },
  };
  let begun: string | null = null;
  const told = await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
    await lockCustomer(tx, customerId);
    const at = deps.clock.now();
    if (what === 'unlinked') {
      const id = await unlinkAccount(tx, { customerId, ...link, at });
      if (!id) throw new Problem('notFound', 'This customer has no such account.');
      return { id };
    }
    const done = await linkAccount(tx, { customerId, ...link, at });
    if (done === 'otherCustomer') throw new Problem('conflict', 'This account is another customer’s.');
    begun = done.processId;
    return { id: done.accountId };
  });
  if (begun) await deliverNow(deps, begun);
  return { status: 201 as const, body: { id: told.id } };
}
