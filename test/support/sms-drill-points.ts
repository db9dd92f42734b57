/** Brings a message's delivery to a point of the protocol and keeps it there, by the simulator, its front, and locks of the drill's own: nothing in the product knows. */
import pg from 'pg';
import type { FaultGiven } from '../../dev/sms-gateway/fault-table.ts';
import { holdCommit, holdRow, type Held } from './held-recording.ts';
import type { Message, SmsDrill } from './sms-drill.ts';
import { until } from './until.ts';

/** In the order in which they can be brought there together: who can be kept longest first. With the faults that it takes. */
const faults = {
  reconciling: ['acceptThenCut', 'callbacksLost', 'readHang'],
  accepted: ['acceptThenHang', 'callbacksLost'],
  acceptedAndTold: ['acceptThenHang'],
  beforeRecord: ['callbacksLost'],
  /** Armed; it connects, and nothing is written. */
  beforeWrite: [],
  intend: [],
  /** In its commit. */
  intended: [],
  /** Before the row is changed. */
  arm: [],
  /** In its commit. */
  armed: [],
} as const satisfies Record<string, readonly FaultGiven[]>;
export type Point = keyof typeof faults;
export const points = Object.keys(faults).filter((name): name is Point => name in faults);

export type Standing = { message: Message; held: Held };

/**
 * Sends a message and returns when it stands at the point: some three seconds where PostgreSQL holds it (`beforeRecord` comes again),
 * five before the write, ten at the gateway, whose own `release` ends that. Needs `installSmsPoints`, and the faults of chance off.
 */
export async function bringTo(drill: SmsDrill, point: Point): Promise<Standing> {
  const { sms, smsFront, superuserUrl, db } = drill.house;
  const message = await drill.send({ faults: [...faults[point]], begin: false });
  const { messageId, processId, to } = message;
  switch (point) {
    case 'reconciling':
    case 'accepted':
    case 'acceptedAndTold': {
      const before = sms.hanging();
      await drill.begin(message);
      const reached = async () => sms.hanging() > before;
      await until('the gateway lets it wait', reached);
      return { message, held: { reached, release: nothing, cutOff: nothing } };
    }
    case 'beforeRecord': {
      const held = await holdRow(superuserUrl, processId);
      await drill.begin(message);
      await until('the gateway has it', async () => sms.posts(to).length > 0);
      return { message, held };
    }
    case 'beforeWrite': {
      const held = smsFront.hold();
      await drill.begin(message);
      await until('it is armed', () => db.smsAttempt.findFirst({ where: { messageId, state: 'posting' } }));
      await until('it waits for its handshake', held.reached);
      return { message, held: { ...held, cutOff: held.release } };
    }
    default: {
      const held = await holdPoint(superuserUrl, point, messageId);
      await drill.begin(message);
      await until('it waits for the lock', held.reached, 60_000); // where there is much to do, perhaps not at the first try
      return { message, held };
    }
  }
}

const nothing = () => Promise.resolve();

/** `cancelled`: all is checked, the message not yet written. */
type SqlPoint = 'intend' | 'intended' | 'arm' | 'armed' | 'cancelled';

/** From now on; once the delivery is there it waits, some three seconds, until PostgreSQL cancels it. Needs `installSmsPoints`. */
export const holdPoint = (url: string, point: SqlPoint, messageId: string): Promise<Held> =>
  holdCommit(url, `${point}/${messageId}`);

/** For a database of the drills' own. */
export async function installSmsPoints(superuserUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  const armed = "FOR EACH ROW WHEN (OLD.state = 'intended' AND NEW.state = 'posting')";
  await client.query(`
    CREATE OR REPLACE FUNCTION drill_point() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      PERFORM pg_advisory_xact_lock_shared(hashtextextended(TG_ARGV[0] || '/' || (to_jsonb(NEW) ->> TG_ARGV[1]), 0));
      RETURN NEW;
    END $$;
    CREATE OR REPLACE TRIGGER drill_intend BEFORE INSERT ON sms_attempt FOR EACH ROW EXECUTE FUNCTION drill_point('intend', 'message_id');
    DROP TRIGGER IF EXISTS drill_intended ON sms_attempt;
    CREATE CONSTRAINT TRIGGER drill_intended AFTER INSERT ON sms_attempt DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW WHEN (NEW.state = 'intended') EXECUTE FUNCTION drill_point('intended', 'message_id');
    CREATE OR REPLACE TRIGGER drill_arm BEFORE UPDATE ON sms_attempt ${armed} EXECUTE FUNCTION drill_point('arm', 'message_id');
    DROP TRIGGER IF EXISTS drill_armed ON sms_attempt;
    CREATE CONSTRAINT TRIGGER drill_armed AFTER UPDATE ON sms_attempt DEFERRABLE INITIALLY DEFERRED
      ${armed} EXECUTE FUNCTION drill_point('armed', 'message_id');
    CREATE OR REPLACE TRIGGER drill_cancelled BEFORE UPDATE ON message FOR EACH ROW WHEN (NEW.state = 'cancelled')
      EXECUTE FUNCTION drill_point('cancelled', 'id')`);
  await client.end();
}
