/** Holds the recording transaction of a process where a drill wants it, by locks of the drill's own: nothing in the product knows. */
import pg from 'pg';
import { until } from './until.ts';

export type Held = {
  /** Does a recording wait for this lock now? */
  reached(): Promise<boolean>;
  /** Lets it go on; also where the database has gone meanwhile. */
  release(): Promise<void>;
  /** Ends the connection of whoever waits, as where the network notices that its other end has gone: nothing of it is committed. */
  cutOff(): Promise<void>;
};

/** Returns when each recording has come so far. PostgreSQL cancels it after some seconds, then it comes again. */
export const untilEachHasCome = (all: Held[]): Promise<unknown> =>
  Promise.all(all.map((held) => until('the recording has come', held.reached)));

/** Returns when all recordings stand still at once: from then on they have some two seconds. */
export const untilAllWait = (all: Held[], withinMs?: number): Promise<boolean> =>
  until(
    'the recordings wait',
    async () => (await Promise.all(all.map((held) => held.reached()))).every(Boolean),
    withinMs,
  );

/** Before anything is written: the process row is locked by somebody else. */
export const holdRow = (url: string, processId: string): Promise<Held> =>
  hold(url, 'SELECT FROM process WHERE id = $1 FOR UPDATE', processId);

/** In its COMMIT: everything is written, nothing is committed. Needs `installCommitHold`. */
export const holdCommit = (url: string, processId: string): Promise<Held> =>
  hold(url, 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', processId);

async function hold(url: string, sql: string, processId: string): Promise<Held> {
  const client = new pg.Client({ connectionString: url, application_name: 'drill hold' });
  client.on('error', () => {}); // the database is stopped under it
  await client.connect();
  await client.query('BEGIN');
  await client.query(sql, [processId]);
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  return {
    async reached() {
      // not pg_stat_activity: inside a transaction it stays as it was first read, and knows no newer connection
      const found = await client.query('SELECT FROM pg_locks WHERE NOT granted AND $1 = ANY (pg_blocking_pids(pid))', [
        rows[0]?.pid,
      ]);
      return (found.rowCount ?? 0) > 0;
    },
    release: () => client.end().catch(() => {}),
    async cutOff() {
      await client.query(
        'SELECT pg_terminate_backend(pid) FROM pg_locks WHERE NOT granted AND $1 = ANY (pg_blocking_pids(pid))',
        [rows[0]?.pid],
      );
      await client.end();
    },
  };
}

/** Makes each COMMIT of a step pass by the lock that `holdCommit` takes. For a database of the drills' own. */
export async function installCommitHold(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`
    CREATE OR REPLACE FUNCTION drill_commit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      PERFORM pg_advisory_xact_lock_shared(hashtextextended(NEW.process_id, 0));
      RETURN NULL;
    END $$;
    DROP TRIGGER IF EXISTS drill_commit ON process_step;
    CREATE CONSTRAINT TRIGGER drill_commit AFTER INSERT ON process_step DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION drill_commit()`);
  await client.end();
}
