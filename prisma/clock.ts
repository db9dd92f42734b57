/** The clock of API, worker and simulator: the machine's own, or one that development and tests may set, shared through the database. */
import { systemClock, type Clock } from '../domain/time/clock.ts';
import type { Database } from './client.ts';

export { systemClock };

const key = 'clockOffset'; // ms ahead of the machine's clock, in the setting table
const rereadMs = 1000; // how long another part may still see the old time

export interface SettableClock extends Clock {
  /** How far it is ahead of the machine's clock, in ms. */
  offset(): number;
  /** Moves the time for every part that shares the database. */
  set(now: Date): Promise<void>;
  /** Reads what another part has set; by itself every second. */
  refresh(): Promise<void>;
  /** Reads no more. */
  close(): void;
}

/** Takes the database. Returns a clock that runs on from where it was set. Throws in production: deadlines and decisions are dated by it. */
export async function settableClock(db: Database, nodeEnv = process.env.NODE_ENV): Promise<SettableClock> {
  if (nodeEnv === 'production') throw new Error('A settable clock is for development and tests, never for production.');
  let offset = 0;
  let settings = 0; // begun and ended: what was read beside one is older
  const refresh = async () => {
    const before = settings;
    const row = await db.setting.findUnique({ where: { key } });
    if (settings === before) offset = typeof row?.value === 'number' ? row.value : 0;
  };
  await refresh();
  const timer = setInterval(() => void refresh().catch(() => {}), rereadMs); // database away: the last offset goes on
  timer.unref();
  return {
    now: () => new Date(Date.now() + offset),
    offset: () => offset,
    refresh,
    async set(now) {
      const value = now.getTime() - Date.now();
      settings++;
      await db.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
      settings++;
      offset = value;
    },
    close: () => clearInterval(timer),
  };
}

/** The clock that CLOCK names, how far it is moved (ms), and how to stop it. */
export async function openClock(
  kind: 'system' | 'settable',
  db: Database,
  nodeEnv: string,
): Promise<Clock & Pick<SettableClock, 'offset' | 'close'>> {
  return kind === 'settable' ? settableClock(db, nodeEnv) : { ...systemClock, offset: () => 0, close: () => {} };
}
