/** Online accounts in the demonstration data: active, inactive and closed ones, with their histories, proofs of identity, web sessions and channel preferences. */
import { toSetAgain, channelResetItem } from '../../domain/online-accounts/channel-reset.ts';
import { scoreOf, type AnswerOutcome, type ProofQuestion } from '../../domain/online-accounts/proof-of-identity.ts';
import type { State } from '../../domain/process.ts';
import { datesFrom } from '../../domain/time/deadlines.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { channelResetId, channelResetKind } from '../../workflows/contracts/channel-reset.ts';
import type { Tx } from '../client.ts';
import { importProcess } from '../repositories/processes.ts';
import { calendarOf, readSettings } from '../repositories/settings.ts';
import type { CustomerRows } from './customers.ts';
import { cyclic, seedId } from './deterministic.ts';
import { people } from './people.ts';

const question = (key: string, text: string, points: number): ProofQuestion => ({
  id: seedId('proofQuestion', key),
  text,
  points,
});
const first = [
  question('name', 'Full name and date of birth', 40),
  question('csid', 'CSID, or the number of a letter of ours', 30),
  question('address', 'Current postal address', 30),
];
/** The newest: asked now. */
const second = [
  question('name', 'Full name and date of birth', 40),
  question('csid', 'CSID, or the number of a letter of ours', 30),
  question('address', 'Current postal address, and the one before', 20),
  question('other', 'Name of the other parent', 20),
  question('payment', 'Amount and date of the last payment', 30),
];

const products = [
  ['product', 'Assessment notice', ['Online', 'Letter'], 'Letter'],
  ['product', 'Payment statement', ['Online', 'Email', 'Letter'], 'Letter'],
  ['product', 'Reminder of a payment', ['SMS', 'Email', 'Letter'], 'SMS'],
  ['product', 'Tax statement', ['Online', 'Letter'], 'Letter'],
  ['service', 'Change of care', ['Online', 'Email', 'Letter'], 'Letter'],
  ['service', 'Change of assessment', ['Online', 'Letter'], 'Letter'],
  ['service', 'Newsletter', ['Online', 'Email'], 'Email'],
] as const;

const reasons = [
  'The customer asked for it',
  'The customer’s email was used by somebody else',
  'The customer is back from abroad',
];
const day = 86_400_000;

/** After people and customers. About half of the customers have an account; the others can be given one. */
export async function seedOnlineAccounts(tx: Tx, { customers }: CustomerRows, now: Date, salt: string): Promise<void> {
  const officers = ['nquill', 'dokafor', 'lhartigan'].map((userId) => {
    const person = people.find((each) => each.userId === userId);
    if (!person) throw new Error(`nobody is ${userId}`);
    return person;
  });
  const ids = salt ? [salt] : [];
  const ago = (days: number, minutes = 0) => new Date(now.getTime() - days * day - minutes * 60_000);
  await tx.proofQuestions.createMany({
    data: [
      { version: 1, questions: first, madeAt: ago(400) },
      {
        version: 2,
        questions: second,
        madeAt: ago(90),
        madeById: people.find(({ userId }) => userId === 'sachterberg')?.id ?? null,
      },
    ],
  });
  await tx.channelProduct.createMany({
    data: products.map(([kind, name, channels, defaultChannel]) => ({
      id: seedId('channelProduct', name),
      kind,
      name,
      channels: [...channels],
      defaultChannel,
    })),
  });

  const accounts: Prisma.OnlineAccountCreateManyInput[] = [];
  const attempts: Prisma.AccountAttemptCreateManyInput[] = [];
  const changes: Prisma.AccountChangeCreateManyInput[] = [];
  const sessions: Prisma.WebSessionCreateManyInput[] = [];
  const preferences: Prisma.ChannelPreferenceCreateManyInput[] = [];
  const resets: { customerId: string; changeId: string; officerId: string; at: Date }[] = [];

  const proofOf = (version: 1 | 2, wrong: number) => {
    const asked = version === 1 ? first : second;
    const answers: Record<string, AnswerOutcome> = Object.fromEntries(
      asked.map(({ id }, i) => [id, i < wrong ? 'incorrect' : 'correct'] as const),
    );
    return { questionsVersion: version, answers, points: scoreOf(asked, answers) };
  };

  const persons = customers.filter(
    ({ kind, restricted, deceasedOn }) => kind !== 'employer' && !restricted && !deceasedOn,
  );
  persons.forEach(({ id: customerId = '' }, i) => {
    if (i % 2) return;
    const n = i / 2;
    const officer = cyclic(officers, n);
    const about = (key: string) => seedId(key, n, ...ids);
    const createdAt = ago(380 - 5 * n, 37 * n);
    const version = createdAt < ago(90) ? 1 : 2;
    const accountId = about('onlineAccount');
    const attempt = (
      key: string,
      part: Pick<Prisma.AccountAttemptCreateManyInput, 'action' | 'outcome' | 'at'> &
        Partial<Prisma.AccountAttemptCreateManyInput>,
    ) =>
      attempts.push({
        id: about(`attempt ${key}`),
        customerId,
        accountId,
        edition: 'staff-managed',
        officerId: officer.id,
        privacyConfirmedAt: part.at,
        ...part,
      });
    if (n % 5 === 3)
      attempt('first', {
        action: 'create',
        outcome: n % 2 ? 'rejected' : 'cancelled',
        accountId: null,
        ...proofOf(version, 2),
        at: new Date(createdAt.getTime() - 2 * day),
      });
    const closed = n % 12 === 7;
    const inactive = n % 6 === 4;
    accounts.push({
      id: accountId,
      customerId,
      accountKey: String(4_000_000_000 + n * 7_919 + (salt ? 1 : 0)),
      status: inactive || closed ? 'inactive' : 'active',
      current: !closed,
      createdById: officer.id,
      createdAt,
      closedAt: closed ? ago(30) : null,
    });
    attempt('create', {
      action: 'create',
      outcome: 'accepted',
      delivery: n % 3 ? 'overThePhone' : 'letterOnly',
      ...proofOf(version, 0),
      at: createdAt,
    });
    const change = (
      key: string,
      what: string,
      status: string,
      at: Date,
      reason = '',
      byId: string | null = officer.id,
    ) => {
      const changeId = about(`change ${key}`);
      changes.push({
        id: changeId,
        accountId,
        attemptId: byId ? about(`attempt ${key}`) : null,
        what,
        status,
        reason,
        byId,
        at,
      });
      return changeId;
    };
    change('create', 'created', 'active', createdAt);
    if (n % 4 === 1 || inactive) {
      const reason = cyclic(reasons, n);
      attempt('deactivate', { action: 'deactivate', outcome: 'accepted', reason, ...proofOf(1, 0), at: ago(60 + n) });
      change('deactivate', 'deactivated', 'inactive', ago(60 + n), reason);
      if (!inactive) {
        attempt('reactivate', {
          action: 'reactivate',
          outcome: 'accepted',
          reason,
          ...proofOf(2, 0),
          at: ago(2, 10 * n),
        });
        const changeId = change('reactivate', 'reactivated', 'active', ago(2, 10 * n), reason);
        if (!closed && n % 8 === 1) resets.push({ customerId, changeId, officerId: officer.id, at: ago(2, 10 * n) });
      }
    }
    if (closed) change('unlink', 'unlinked', 'inactive', ago(30), '', null);
    const uses = n % 9 === 2 ? 60 : n % 7;
    for (let use = 0; use < uses; use++) {
      const usedAt = ago(1 + use * 2, 11 * use + n);
      if (usedAt > createdAt)
        sessions.push({
          id: about(`session ${use}`),
          accountId,
          externalId: `demonstration-${n}-${use}`,
          usedAt,
          recordedAt: usedAt,
        });
    }
    const again = resets.some((reset) => reset.customerId === customerId);
    if (again || n % 2 === 0)
      for (const [, name, channels] of products.slice(0, 3 + (n % 4)))
        preferences.push({
          customerId,
          productId: seedId('channelProduct', name),
          channel: cyclic(channels, n),
          toSetAgain: again,
        });
  });

  await tx.onlineAccount.createMany({ data: accounts });
  await tx.accountAttempt.createMany({ data: attempts });
  await tx.accountChange.createMany({ data: changes });
  await tx.webSession.createMany({ data: sessions });
  await tx.channelPreference.createMany({ data: preferences });

  const { agencyTimeZone } = await readSettings(tx);
  for (const { customerId, changeId, officerId, at } of resets) {
    const id = channelResetId(changeId);
    const draft = toSetAgain();
    const due = datesFrom(await calendarOf(tx, 'NSW'), agencyTimeZone, at.toISOString(), draft.due);
    const state: State = { ...draft, manager: null, due };
    const step = { eventId: `${id}/begun`, what: 'begun', step: state.step, whoId: officerId, forId: null, toId: null };
    const steps = [{ ...step, at: at.toISOString(), reason: null }];
    await importProcess(tx, { id, kind: channelResetKind, customerId, subjectId: changeId, state, steps });
    await tx.workItem.create({
      data: {
        id: seedId('workItem', id),
        kind: channelResetItem,
        customerId,
        processId: id,
        stepKey: `0/${channelResetItem}`,
        assigneeId: officerId,
        openedAt: at,
        dueAt: due.at(-1)?.at ?? null,
      },
    });
  }
}
