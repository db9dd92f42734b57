/**
 * One repair of a process at a time, whoever runs it and from where. The lock is the session's, not a transaction's: Temporal is called
 * while it is held, and no transaction waits for Temporal.
 */
import pg from 'pg';

const waitMs = 30_000;
export const repairsAtOnce = 4;

export type RepairLock = {
  /** Runs `work` when nobody else repairs this process. Throws where that takes more than 30 s. */
  hold<T>(processId: string, work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

/** Takes the address of the database, as the application's role. Connects at the first use. */
export function openRepairLock(connectionString: string): RepairLock {
  const pool = new pg.Pool({
    connectionString,
    max: repairsAtOnce,
    connectionTimeoutMillis: waitMs,
    idleTimeoutMillis: 5000,
    allowExitOnIdle: true,
    application_name: 'casewright repair',
    options: `-c lock_timeout=${waitMs}`,
  });
  pool.on('error', () => {}); // an idle connection was cut: the pool makes a new one
  return {
    async hold(processId, work) {
      const client = await pool.connect();
      let whole = false;
      try {
        await client.query("SELECT pg_advisory_lock(hashtextextended('repair:' || $1, 0))", [processId]);
        const result = await work();
        await client.query("SELECT pg_advisory_unlock(hashtextextended('repair:' || $1, 0))", [processId]);
        whole = true;
        return result;
      } finally {
        client.release(!whole); // closing the connection gives the lock back
      }
    },
    close: () => pool.end(),
  };
}
