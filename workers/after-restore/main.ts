/**
 * `npm run after-restore -- --since <instant of the copy> --put-back postgresql|temporal|both`: after a store was put back, stops all
 * sending and matches every message that could be posted with what the gateway has. Lifts nothing. Exits 0 where every message is
 * matched, 1 where something is left to do, 2 where it could not be found out.
 */
import { parseArgs } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { matchAfterRestore, type Restored } from '../../activities/after-restore/match.ts';
import { createTwilioGateway } from '../../activities/gateways/sms/twilio-gateway.ts';
import { connect } from '../../prisma/client.ts';
import { openClock } from '../../prisma/clock.ts';
import { readEnv } from './env.ts';
import { isWhole, report } from './report.ts';
import { testimonyOf } from './testimony.ts';

const usage =
  'It knows: --since <instant of the copy, as 2026-03-03T01:00:00Z> --put-back postgresql|temporal|both, the store that was put back.';

type Asked = Pick<Restored, 'since' | 'putBack'>;

try {
  const asked = readArguments(process.argv.slice(2));
  const env = readEnv(process.env);
  const db = connect(env.DATABASE_URL, { name: 'casewright after-restore' });
  const clock = await openClock(env.CLOCK, db, env.NODE_ENV);
  const { connectionOptions, namespace = 'default' } = loadClientConnectConfig();
  const key = env.TEMPORAL_API_KEY;
  const known = key === undefined ? {} : { apiKey: key, tls: connectionOptions.tls ?? true };
  const connection = Connection.lazy({ ...connectionOptions, ...known, connectTimeout: '3 seconds' });
  const client = new Client({ connection, namespace });
  // nothing is sent here, so receipts of it go nowhere
  const sms = createTwilioGateway({
    accountSid: env.SMS_ACCOUNT_SID,
    authToken: env.SMS_AUTH_TOKENS,
    apiUrl: env.SMS_API_URL,
    publicUrl: '',
  });
  try {
    if (asked.since > clock.now()) throw new Error('The instant of the copy lies in the future.');
    const testimony = (processId: string) => testimonyOf(client, processId);
    const matching = await matchAfterRestore({ db, sms, clock }, { ...asked, testimony });
    console.log(report(matching));
    process.exitCode = isWhole(matching) ? 0 : 1;
  } finally {
    clock.close();
    await connection.close();
    await db.$disconnect();
  }
} catch (error) {
  // messages of drivers quote values: what it is, not what it says
  const said = error instanceof Error && error.constructor === Error;
  console.error(
    said ? error.message : `It broke off: ${nameOf(error)}. Sending stays stopped where it was; run it again.`,
  );
  process.exitCode = 2;
}

function readArguments(args: string[]): Asked {
  try {
    const options = { since: { type: 'string' }, 'put-back': { type: 'string' } } as const;
    const { since = '', 'put-back': putBack } = parseArgs({ args, options }).values;
    const at = new Date(/^\d{4}-\d\d-\d\dT\d\d:\d\d.*(Z|[+-]\d\d:\d\d)$/.test(since) ? since : NaN);
    if (Number.isNaN(at.getTime())) throw new Error(usage);
    if (putBack !== 'postgresql' && putBack !== 'temporal' && putBack !== 'both') throw new Error(usage);
    return { since: at, putBack };
  } catch {
    throw new Error(usage);
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'an unknown error';
}
