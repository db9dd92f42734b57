import { strict as assert } from 'node:assert';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { holderOf, startHouse, stillListening, type StartedHouse } from '../support/started-house.ts';

async function asOwner(house: StartedHouse, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: house.address('as its owner') });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

const labels = ['Console', 'Temporal Web UI', 'Temporal', 'Sign-in', 'SMS gateway', 'PostgreSQL'];

describe('npm start', function () {
  this.timeout(180_000);
  const data = mkdtempSync(join(tmpdir(), 'casewright-start-'));
  chmodSync(data, 0o755); // PostgreSQL's account must pass through
  const started: StartedHouse[] = [];
  const start = async (): Promise<StartedHouse> => {
    const house = startHouse(data);
    started.push(house);
    await house.printed('Casewright runs.');
    return house;
  };
  const addresses = (house: StartedHouse) => labels.map(house.address);

  after(async () => {
    for (const house of started) {
      try {
        house.signalGroup('SIGTERM');
        await house.ended;
      } catch {
        // ended in its test
      }
    }
    rmSync(data, { recursive: true, force: true });
  });

  it('brings every part up, starts a killed one again, and ends them all with Ctrl-C', async () => {
    const house = await start();
    assert.equal((await fetch(`${house.address('Console')}/ready`)).status, 200);
    assert.equal((await fetch(house.address('Temporal Web UI'))).status, 200);

    const postmaster = readFileSync(join(data, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0];
    process.kill(Number(postmaster), 'SIGKILL');
    await house.printed('PostgreSQL runs again (restart 1 of 3).');
    assert.match(house.output(), /PostgreSQL has ended \(signal SIGKILL\)\. The end of .*postgresql\.log:/);

    await asOwner(house, "COMMENT ON DATABASE casewright IS 'written at the first start'");
    house.signalGroup('SIGINT');
    assert.equal(await house.ended, 0);
    assert.deepEqual(await stillListening(addresses(house), 0), []);
  });

  it('finds its data again, and refuses to start twice on it', async () => {
    const house = await start();
    const [row] = await asOwner(
      house,
      "SELECT shobj_description(oid, 'pg_database') AS mark FROM pg_database WHERE datname = 'casewright'",
    );
    assert.equal(row?.['mark'], 'written at the first start');
    const [people] = await asOwner(house, 'SELECT count(*)::int AS n FROM person');
    assert.ok(Number(people?.['n']) > 0, 'the demonstration people are there');

    const second = startHouse(data);
    assert.equal(await second.ended, 1);
    assert.match(second.output(), new RegExp(`already runs on .*: ${house.address('Console')}\\. Stop that one first`));
    assert.equal((await fetch(`${house.address('Console')}/ready`)).status, 200);

    process.kill(holderOf(data), 'SIGTERM');
    assert.equal(await house.ended, 0);
    assert.deepEqual(await stillListening(addresses(house), 0), []);
  });

  it('leaves nothing running when it is killed outright, and starts again after it', async () => {
    const house = await start();
    process.kill(holderOf(data), 'SIGKILL');
    assert.notEqual(await house.ended, 0);
    assert.deepEqual(await stillListening(addresses(house), 60_000), []);

    const again = await start();
    again.signalGroup('SIGINT');
    assert.equal(await again.ended, 0);
  });
});
