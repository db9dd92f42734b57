/** The simulator as the program that `npm start` runs. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { answers, startChild, type RunningChild } from '../../dev/child-process.ts';
import { anyPort } from '../../dev/ports.ts';
import { root } from '../../dev/run-program.ts';
import { readEnv } from '../../dev/sms-gateway/env.ts';
import { keptAccount } from '../../dev/sms-gateway/secrets.ts';
import { connect } from '../../prisma/client.ts';
import { settableClock } from '../../prisma/clock.ts';
import { createTestDatabase } from '../support/database.ts';

const created = z.object({ sid: z.string(), date_created: z.string() });
const messages = z.object({ messages: z.array(z.object({ sid: z.string(), to: z.string() })) });

describe('the simulated gateway as a program', function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), 'casewright-sms-program-'));
  const running: RunningChild[] = [];
  after(async () => {
    for (const child of running) await child.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('EM-22 dates a message by the clock of worker and API at once when that is moved, and keeps it over a SIGKILL', async () => {
    const database = await createTestDatabase();
    const db = connect(database.appUrl);
    const clock = await settableClock(db);
    const account = keptAccount(join(folder, 'account.json'));
    assert.deepEqual(keptAccount(join(folder, 'account.json')), account, 'made once');
    const port = await anyPort();
    const url = `http://127.0.0.1:${port}`;
    const start = async () => {
      const child = await startChild({
        name: 'SMS gateway',
        command: process.execPath,
        args: ['dev/sms-gateway/main.ts'],
        cwd: root,
        env: {
          ...process.env,
          NODE_ENV: 'test',
          CLOCK: 'settable',
          DATABASE_URL: database.appUrl,
          PUBLIC_URL: 'http://127.0.0.1:9',
          SMS_ACCOUNT_SID: account.sid,
          SMS_AUTH_TOKENS: account.token,
          SMS_GATEWAY_PORT: `${port}`,
          SMS_GATEWAY_DATA: folder,
        },
        logFile: join(folder, 'log'),
        ready: answers(`${url}/control/faults`),
        readyWithinMs: 60_000,
      });
      running.push(child);
      return child;
    };
    const path = `${url}/2010-04-01/Accounts/${account.sid}/Messages.json`;
    const headers = { Authorization: `Basic ${btoa(`${account.sid}:${account.token}`)}` };
    const first = await start();

    await clock.set(new Date('2027-06-30T21:59:59.000Z'));
    const body = new URLSearchParams({ To: '+61491570006', From: 'Child Supp', Body: 'x' });
    const answer = await fetch(path, { method: 'POST', headers, body });
    const message = created.parse(await answer.json());
    assert.match(message.date_created, /^(Wed, 30 Jun 2027 21:59|Wed, 30 Jun 2027 22:00)/);
    process.kill(first.pid, 'SIGKILL');
    await first.ended;

    const again = await start();
    const listed = messages.parse(await (await fetch(path, { headers })).json());
    assert.deepEqual(listed.messages, [{ sid: message.sid, to: '+61491570006' }]);
    await again.stop();
    assert.equal(await again.ended, 'exit code 0');
    assert.ok(!readFileSync(join(folder, 'log'), 'utf8').includes('0491'), 'no number in its log');
    clock.close();
    await db.$disconnect();
    await database.drop();
  });

  it('EM-26 is never run in production, and needs a database for the settable clock', () => {
    const env = {
      SMS_ACCOUNT_SID: `AC${'a'.repeat(32)}`,
      SMS_AUTH_TOKENS: 'one, two',
      PUBLIC_URL: 'http://localhost:3000',
    };
    assert.deepEqual(readEnv(env).SMS_AUTH_TOKENS, ['one', 'two']);
    assert.throws(() => readEnv({ ...env, NODE_ENV: 'production' }), /never for production/);
    assert.throws(() => readEnv({ ...env, CLOCK: 'settable' }), /settable clock/);
    assert.throws(() => readEnv({ ...env, SMS_AUTH_TOKENS: ',' }));
  });
});
