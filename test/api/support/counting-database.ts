/** A connection that counts the statements it sends. */
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '../../../generated/prisma/client.ts';
import type { Database } from '../../../prisma/client.ts';

export type CountingDatabase = {
  db: Database;
  statementsOf(work: () => Promise<unknown>): Promise<number>;
  close(): Promise<void>;
};

export function countingDatabase(connectionString: string): CountingDatabase {
  const pool = new pg.Pool({ connectionString, max: 2 });
  let count = 0;
  pool.on('connect', (client) => {
    const query = client.query.bind(client);
    client.query = new Proxy(query, {
      apply(target, self, args) {
        count++;
        return Reflect.apply(target, self, args);
      },
    });
  });
  const db = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    db,
    async statementsOf(work) {
      const before = count;
      await work();
      return count - before;
    },
    async close() {
      await db.$disconnect();
      await pool.end();
    },
  };
}
