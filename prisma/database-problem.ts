/** What went wrong in the database, without a word of Prisma's or the driver's: their messages quote names, numbers and whole rows. */
import { z } from 'zod';
import { Prisma } from '../generated/prisma/client.ts';

export type DatabaseProblem =
  | { what: 'rule'; name: string } // a constraint or trigger of ours says no
  | { what: 'conflict' | 'unavailable' | 'missing' | 'bug' };

const causeSchema = z.object({
  kind: z.string().optional(),
  originalCode: z.string().optional(),
  originalMessage: z.string().optional(),
  constraint: z.object({ index: z.string().optional() }).optional(),
});
const metaSchema = z.object({ driverAdapterError: z.object({ cause: causeSchema }) });
const unavailable = ['P1000', 'P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037'];
/** The same of a raw statement, whose code is always P2010. */
const unreachable = [
  'AuthenticationFailed',
  'ConnectionClosed',
  'DatabaseNotReachable',
  'SocketTimeout',
  'TlsConnectionError',
  'TooManyConnections',
];

/** Reads the driver's code, not Prisma's, which changes with the way the query was sent. Null: not the database's. */
export function databaseProblem(error: unknown): DatabaseProblem | null {
  const known = error instanceof Prisma.PrismaClientKnownRequestError;
  const cause = causeOf(error);
  const sql = cause?.originalCode ?? '';
  if (sql === 'CW001') return { what: 'rule', name: 'insert_only_or_settled' }; // our own triggers
  if (sql === 'CW002') return { what: 'rule', name: 'last_administrator' };
  if (sql === '23502') return { what: 'bug' };
  if (sql.startsWith('23')) return { what: 'rule', name: constraintOf(cause) ?? sql };
  if (cause?.kind === 'TransactionWriteConflict' || sql === '55P03' || (known && error.code === 'P2034'))
    return { what: 'conflict' };
  if (known && error.code === 'P2025') return { what: 'missing' };
  if ((known && unavailable.includes(error.code)) || unreachable.includes(cause?.kind ?? ''))
    return { what: 'unavailable' };
  if (/^(57|53|08)/.test(sql) || isConnectionLost(error) || error instanceof Prisma.PrismaClientInitializationError)
    return { what: 'unavailable' };
  if (known || error instanceof Prisma.PrismaClientValidationError) return { what: 'bug' };
  if (error instanceof Prisma.PrismaClientUnknownRequestError || cause) return { what: 'unavailable' };
  return null;
}

/** The constraint's name: where Prisma knows it, else from the driver's own message. */
const constraintOf = (cause: z.infer<typeof causeSchema> | null) =>
  cause?.constraint?.index ?? /constraint "([^"]+)"/.exec(cause?.originalMessage ?? '')?.[1];

function causeOf(error: unknown): z.infer<typeof causeSchema> | null {
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    const meta = metaSchema.safeParse(error.meta);
    return meta.success ? meta.data.driverAdapterError.cause : null;
  }
  if (error instanceof Error && error.name === 'DriverAdapterError') {
    const cause = causeSchema.safeParse(error.cause);
    return cause.success ? cause.data : null;
  }
  return null;
}

/** What `pg` throws past Prisma when the pool has no connection, or one is cut: plain errors, known by their words or the system's code. */
const isConnectionLost = (error: unknown) =>
  error instanceof Error &&
  (/^timeout exceeded when trying to connect|^Query read timeout|^Connection terminated|not queryable$/.test(
    error.message,
  ) ||
    ('code' in error && ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(String(error.code))));
