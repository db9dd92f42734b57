/** CSA Online Account History (OA-13): web sessions, status changes and proofs of identity, newest first, a page at a time. */
import {
  accountActions,
  accountChanges,
  attemptOutcomes,
  deliveries,
  type AccountAction,
  type AccountChange,
  type AttemptOutcome,
  type Delivery,
} from '../../domain/online-accounts/account-action.ts';
import type { AnswerOutcome } from '../../domain/online-accounts/proof-of-identity.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Reader } from '../client.ts';
import { inOrder, instantKey, pageOf, type Page, type PageAsked } from './page.ts';
import { personsById, type PersonShort } from './person-short.ts';
import { storedAnswers, storedQuestions } from './proof-questions.ts';
import { visibleCustomers, visibleCustomersSql, type Viewer } from './viewer.ts';

/** `accountId`: of one account alone; without it of all of the customer's. */
type Asked = { customerId: string; accountId?: string | undefined };

export type SessionLine = { id: string; usedAt: string; accountKey: string };
export type ChangeLine = {
  id: string;
  what: AccountChange;
  status: string;
  reason: string;
  by: PersonShort | null;
  at: string;
  accountKey: string;
};
export type ProofLine = {
  id: string;
  action: AccountAction;
  outcome: AttemptOutcome;
  points: number;
  questionsVersion: number;
  questions: { id: string; text: string; points: number; outcome: AnswerOutcome }[];
  officer: PersonShort;
  at: string;
  /** Null: a creation that came to nothing. */
  accountKey: string | null;
  delivery: Delivery | null;
};

/** Does the customer exist for the viewer? */
export const seesCustomer = async (reader: Reader, viewer: Viewer, customerId: string): Promise<boolean> =>
  (await reader.customer.count({ where: { AND: [{ id: customerId }, visibleCustomers(viewer)] } })) === 1;

/** What a table keeps of the customer's accounts, or of the one that is asked about; `at`: its column with the instant. */
const keptOf = (viewer: Viewer, { customerId, accountId }: Asked, table: Prisma.Sql, at: Prisma.Sql) =>
  Prisma.sql`SELECT t.id, ${instantKey(Prisma.sql`t.${at}`)} AS key
    FROM ${table} t JOIN online_account o ON o.id = t.account_id JOIN customer c ON c.id = o.customer_id
    WHERE c.id = ${customerId}::uuid ${accountId ? Prisma.sql`AND o.id = ${accountId}::uuid` : Prisma.empty}
      AND ${visibleCustomersSql(viewer)}`;
/** The rows of a page, each with the key of its account. */
const rowsWithKey = (viewer: Viewer, ids: string[]) => ({
  where: { id: { in: ids }, account: { customer: visibleCustomers(viewer) } },
  include: { account: { select: { accountKey: true } } },
});
const latest = (page: PageAsked): PageAsked => ({ ...page, descending: true });

export async function webSessions(
  reader: Reader,
  viewer: Viewer,
  asked: Asked,
  page: PageAsked,
): Promise<Page<SessionLine>> {
  const list = keptOf(viewer, asked, Prisma.sql`web_session`, Prisma.sql`used_at`);
  const found = await pageOf(reader, list, latest(page));
  const rows = await reader.webSession.findMany(rowsWithKey(viewer, found.rows));
  return {
    ...found,
    rows: inOrder(found.rows, rows).map(({ id, usedAt, account: { accountKey } }) => ({
      id,
      usedAt: usedAt.toISOString(),
      accountKey,
    })),
  };
}

export async function statusChanges(
  reader: Reader,
  viewer: Viewer,
  asked: Asked,
  page: PageAsked,
): Promise<Page<ChangeLine>> {
  const list = keptOf(viewer, asked, Prisma.sql`account_change`, Prisma.sql`at`);
  const found = await pageOf(reader, list, latest(page));
  const rows = await reader.accountChange.findMany(rowsWithKey(viewer, found.rows));
  const people = await personsById(
    reader,
    rows.map(({ byId }) => byId),
  );
  return {
    ...found,
    rows: inOrder(found.rows, rows).map(({ id, what, status, reason, byId, at, account: { accountKey } }) => ({
      id,
      what: known(accountChanges, what),
      status,
      reason,
      accountKey,
      by: people.find(byId),
      at: at.toISOString(),
    })),
  };
}

/** Attempts with a proof of identity, whatever came of them; of one account with the creations that came to nothing. */
export async function proofs(reader: Reader, viewer: Viewer, asked: Asked, page: PageAsked): Promise<Page<ProofLine>> {
  const list = Prisma.sql`SELECT a.id, ${instantKey(Prisma.sql`a.at`)} AS key
    FROM account_attempt a JOIN customer c ON c.id = a.customer_id
    WHERE c.id = ${asked.customerId}::uuid AND a.questions_version IS NOT NULL
      ${asked.accountId ? Prisma.sql`AND (a.account_id = ${asked.accountId}::uuid OR a.account_id IS NULL)` : Prisma.empty}
      AND ${visibleCustomersSql(viewer)}`;
  const found = await pageOf(reader, list, latest(page));
  const rows = await reader.accountAttempt.findMany({
    where: { id: { in: found.rows }, customer: visibleCustomers(viewer) },
    include: { account: { select: { accountKey: true } }, questions: true },
  });
  const people = await personsById(
    reader,
    rows.map(({ officerId }) => officerId),
  );
  return {
    ...found,
    rows: inOrder(found.rows, rows).map((row) => {
      const answers = storedAnswers(row.answers ?? {});
      return {
        id: row.id,
        action: known(accountActions, row.action),
        outcome: known(attemptOutcomes, row.outcome),
        points: row.points ?? 0,
        questionsVersion: row.questionsVersion ?? 0,
        questions: storedQuestions(row.questions?.questions ?? []).map((question) => ({
          ...question,
          outcome: answers[question.id] ?? 'notAsked',
        })),
        officer: people.get(row.officerId),
        at: row.at.toISOString(),
        accountKey: row.account?.accountKey ?? null,
        delivery: deliveries.find((word) => word === row.delivery) ?? null,
      };
    }),
  };
}

function known<W extends string>(words: readonly W[], word: string): W {
  const found = words.find((each) => each === word);
  if (!found) throw new Error(`no account history knows ${word}`);
  return found;
}
