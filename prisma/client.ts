/** The connection of the application's role. */
import { PrismaPg } from '@prisma/adapter-pg';
import { type Prisma, PrismaClient } from '../generated/prisma/client.ts';

/**
 * Opens a pool. Its limits, in milliseconds: a statement 3 s, a transaction 4 s, waiting for a connection 2 s;
 * all below the 5 s that an activity or a command has.
 */
export function connect(connectionString: string, options: { max?: number; name?: string } = {}) {
  return new PrismaClient({
    adapter: new PrismaPg({
      connectionString,
      max: options.max ?? 10,
      connectionTimeoutMillis: 2000,
      idleTimeoutMillis: 30_000,
      statement_timeout: 3000,
      query_timeout: 3500, // the same where the server stands still and cancels nothing
      idle_in_transaction_session_timeout: 5000,
      application_name: options.name ?? 'casewright',
    }),
    transactionOptions: { maxWait: 2000, timeout: 4000 },
  });
}
export type Database = ReturnType<typeof connect>;
/** Inside a transaction. */
export type Tx = Prisma.TransactionClient;
/** Either: what a repository function reads through. */
export type Reader = Database | Tx;
