import { startServers, type Servers } from './servers.ts';

let own: Promise<Servers> | undefined;

/** The address of a server of the tests: of the run's own, or, where one mocha file is run by hand, of servers started now and stopped at its end. */
export async function testServer(name: keyof Servers['env']): Promise<string> {
  const given = process.env[name];
  if (given) return given;
  own ??= startServers((line) => console.log(line));
  return (await own).env[name];
}

const atEnd: (() => Promise<void>)[] = [];

/** Closes something when all tests of this process have ended. */
export const closeAtEnd = (close: () => Promise<void>): unknown => atEnd.push(close);

/** Closes all that, and the servers that were started here. Throws what the first threw that did not close in good order, when all are closed. */
export async function closeAll(): Promise<void> {
  const failures: unknown[] = [];
  const failed = (error: unknown) => void failures.push(error);
  for (const close of atEnd.splice(0).toReversed()) await close().catch(failed);
  if (own) await (await own).stop();
  if (failures.length) throw failures[0];
}

export const mochaHooks = {
  async afterAll(this: Mocha.Context): Promise<void> {
    this.timeout(60_000);
    await closeAll();
  },
};
