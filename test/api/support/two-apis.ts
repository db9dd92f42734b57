/** Two APIs beside each other on one database, with Temporal, for messages; a worker only where a test starts one. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from '../../../api/app.ts';
import type { Deps } from '../../../api/deps.ts';
import { connect } from '../../../prisma/client.ts';
import { openProcessHouse, type ProcessHouse } from '../../support/process-house.ts';
import { callerOf, type Caller } from './house.ts';

export type TwoApis = ProcessHouse & {
  /** Where both listen, without a path. */
  urls: readonly [string, string];
  /** From now on the time of both runs on from there. */
  setClock(now: Date): void;
  /** From now on it stands still. */
  standAt(now: Date): void;
  /** One more API, on these parts where they differ. Returns where it listens; it ends with the house. */
  another(parts: Partial<Deps>): Promise<string>;
  /** Signs somebody in, at the first API or at the second. */
  as(person: { accountId: string }, api?: 0 | 1): Promise<Caller>;
};

/** `now`: what both take for the present, until `setClock` says otherwise. */
export async function openTwoApis(now: Date, ...rest: Parameters<typeof openProcessHouse>): Promise<TwoApis> {
  const house = await openProcessHouse(...rest);
  let standing: Date | null = null;
  const clock = { now: () => standing ?? house.deps.clock.now() };
  const setClock = (to: Date) => {
    standing = null;
    house.setClock(to);
  };
  setClock(now);
  const secondDb = connect(house.appUrl);
  const deps = { ...house.deps, clock };
  const [first, second] = await Promise.all([listen(deps), listen({ ...deps, db: secondDb })]);
  const servers = [first, second];
  const urls = [first.url, second.url] as const;
  return {
    ...house,
    deps,
    urls,
    setClock,
    standAt(to) {
      house.setClock(to);
      standing = to;
    },
    async another(parts) {
      const more = await listen({ ...deps, ...parts });
      servers.push(more);
      return more.url;
    },
    as: (person, api = 0) => callerOf({ db: deps.db, url: urls[api], env: deps.env, now: clock.now() }, person),
    async stop() {
      for (const { server } of servers) server.close().closeAllConnections();
      await secondDb.$disconnect();
      await house.stop();
    },
  };
}

async function listen(deps: Deps) {
  const server = createServer(createApp(deps));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { server, url: `http://127.0.0.1:${port}` };
}
