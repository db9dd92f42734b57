/** A customer's online accounts as Online Acc. shows them (OA-16), and what decides on an action. */
import {
  accountChanges,
  accountStatuses,
  deliveries,
  notEligible,
  possibleActions,
  proofHoldsMinutes,
  type AccountAction,
  type AccountChange,
  type AccountFacts,
  type AccountStatus,
  type Delivery,
} from '../../domain/online-accounts/account-action.ts';
import type { Edition } from '../../domain/online-accounts/edition.ts';
import type { Possible } from '../../domain/possible.ts';
import type { Reader, Tx } from '../client.ts';
import { customerShort, customerShortSelect, type CustomerShort } from './customer-short.ts';
import { personsById, type PersonShort } from './person-short.ts';
import { visibleCustomers, type Viewer } from './viewer.ts';

export type AccountLine = {
  id: string;
  accountKey: string;
  status: AccountStatus;
  current: boolean;
  createdAt: string;
  /** Null: the customer, who linked it. */
  createdBy: PersonShort | null;
  closedAt: string | null;
  lastUsedAt: string | null;
};
export type RecentAction = {
  what: AccountChange;
  by: PersonShort | null;
  at: string;
  accountKey: string;
  delivery: Delivery | null;
  letterId: string | null;
};
export type OnlineAccounts = {
  /** For `If-Match`: goes up with every change of an account (OA-14). */
  revision: number;
  edition: Edition;
  customer: CustomerShort;
  email: string | null;
  hasPostalAddress: boolean;
  accounts: AccountLine[];
  possible: Partial<Record<AccountAction, Possible>>;
  /** OA-6. */
  notEligible: string[];
  /** OA-8: until then who asks may re-issue on the proof that was given; null: not. */
  reissueWithoutProofUntil: string | null;
  /** OA-11. */
  channelsToSetAgain: boolean;
  recentAction: RecentAction | null;
};

const factsOf = (row: { kind: string; deceasedOn: Date | null }, current: AccountStatus | null): AccountFacts => ({
  deceased: row.deceasedOn !== null,
  employer: row.kind === 'employer',
  current,
});

const statusOf = (word: string): AccountStatus => {
  const status = accountStatuses.find((known) => known === word);
  if (!status) throw new Error(`an account is never ${word}`);
  return status;
};

/** Null: no such customer, or none that exists for the viewer. */
export async function readOnlineAccounts(
  reader: Reader,
  viewer: Viewer,
  customerId: string,
  { edition, now }: { edition: Edition; now: Date },
): Promise<OnlineAccounts | null> {
  const row = await reader.customer.findFirst({
    where: { AND: [{ id: customerId }, visibleCustomers(viewer)] },
    select: {
      ...customerShortSelect,
      accountsRevision: true,
      deceasedOn: true,
      email: true,
      addressLines: true,
      onlineAccounts: {
        include: { webSessions: { select: { usedAt: true }, orderBy: { usedAt: 'desc' }, take: 1 } },
        orderBy: [{ current: 'desc' }, { createdAt: 'desc' }, { id: 'desc' }],
      },
      channelPreferences: {
        where: { toSetAgain: true, product: { active: true } },
        select: { productId: true },
        take: 1,
      },
    },
  });
  if (!row) return null;
  const last = await reader.accountChange.findFirst({
    where: { account: { customerId } },
    include: {
      account: { select: { accountKey: true } },
      attempt: { select: { delivery: true, password: { select: { letter: { select: { id: true } } } } } },
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
  });
  const people = await personsById(reader, [last?.byId, ...row.onlineAccounts.map(({ createdById }) => createdById)]);
  const current = row.onlineAccounts.find((account) => account.current) ?? null;
  const facts = factsOf(row, current && statusOf(current.status));
  const all = possibleActions(facts);
  const proven = current && (await proofThatHolds(reader, current.id, viewer.personId, now));
  return {
    revision: row.accountsRevision,
    edition,
    customer: customerShort(row),
    email: row.email,
    hasPostalAddress: row.addressLines.trim() !== '',
    accounts: row.onlineAccounts.map((account) => ({
      id: account.id,
      accountKey: account.accountKey,
      status: statusOf(account.status),
      current: account.current,
      createdAt: account.createdAt.toISOString(),
      createdBy: people.find(account.createdById),
      closedAt: account.closedAt?.toISOString() ?? null,
      lastUsedAt: account.webSessions[0]?.usedAt.toISOString() ?? null,
    })),
    possible: edition === 'staff-managed' ? all : { deactivate: all.deactivate, reactivate: all.reactivate },
    notEligible: edition === 'staff-managed' ? notEligible(facts) : [],
    reissueWithoutProofUntil:
      edition === 'staff-managed' && proven
        ? new Date(proven.at.getTime() + proofHoldsMinutes * 60_000).toISOString()
        : null,
    channelsToSetAgain: row.channelPreferences.length > 0,
    recentAction: last && {
      what: changeOf(last.what),
      by: people.find(last.byId),
      at: last.at.toISOString(),
      accountKey: last.account.accountKey,
      delivery: deliveries.find((known) => known === last.attempt?.delivery) ?? null,
      letterId: last.attempt?.password?.letter?.id ?? null,
    },
  };
}

function changeOf(word: string): AccountChange {
  const change = accountChanges.find((known) => known === word);
  if (!change) throw new Error(`no account is ever ${word}`);
  return change;
}

/** OA-8: the officer's own attempt whose proof still holds. */
export async function proofThatHolds(reader: Reader, accountId: string, officerId: string, now: Date) {
  return reader.accountAttempt.findFirst({
    where: {
      accountId,
      officerId,
      outcome: 'accepted',
      action: { in: ['create', 'reissuePassword'] },
      questionsVersion: { not: null },
      at: { gt: new Date(now.getTime() - proofHoldsMinutes * 60_000) },
    },
    select: { id: true, at: true },
    orderBy: { at: 'desc' },
  });
}

/** Everything that decides on an action, under the customer's lock. */
export async function accountFacts(tx: Tx, customerId: string) {
  const row = await tx.customer.findUniqueOrThrow({
    where: { id: customerId },
    select: {
      ...customerShortSelect,
      accountsRevision: true,
      deceasedOn: true,
      email: true,
      emailValid: true,
      addressLines: true,
      onlineAccounts: { where: { current: true }, select: { id: true, accountKey: true, status: true } },
    },
  });
  const [current = null] = row.onlineAccounts;
  return { row, current, facts: factsOf(row, current && statusOf(current.status)) };
}

/** Whose account it is; null: there is none, or the customer does not exist for the viewer. */
export async function customerOfAccount(reader: Reader, viewer: Viewer, accountId: string): Promise<string | null> {
  const account = await reader.onlineAccount.findFirst({
    where: { id: accountId, customer: visibleCustomers(viewer) },
    select: { customerId: true },
  });
  return account?.customerId ?? null;
}

/** The last change since this revision, in the procedure's words' key; null: none is known. */
export async function lastAccountChange(tx: Tx, customerId: string): Promise<AccountChange | null> {
  const last = await tx.accountChange.findFirst({
    where: { account: { customerId } },
    select: { what: true },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
  });
  return last && changeOf(last.what);
}
