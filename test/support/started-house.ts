import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from '../../dev/run-program.ts';

export type StartedHouse = {
  /** What the table says, by its labels; `''` for a label it doesn't have. */
  address: (label: string) => string;
  /** Everything printed so far. */
  output: () => string;
  /** Resolves when something has been printed. Throws with the output when the program ends before. */
  printed: (text: string) => Promise<void>;
  /** Sends a signal to the program and all it shares a terminal with, as Ctrl-C does. */
  signalGroup: (signal: NodeJS.Signals) => void;
  /** Resolves to the exit code. */
  ended: Promise<number | null>;
};

/** Runs what `npm start` runs, on a data folder of its own. */
export function startHouse(data: string): StartedHouse {
  const real = [
    'DATABASE_URL',
    'DATABASE_OWNER_URL',
    'TEMPORAL_ADDRESS',
    'OIDC_ISSUER',
    'SMS_ACCOUNT_SID',
    'SMS_AUTH_TOKENS',
    'SMS_API_URL',
    'LETTER_KEYS',
    'PRINT_FOLDER',
    'ONLINE_ACCOUNTS',
    'PUBLIC_URL',
    'NODE_ENV',
  ];
  const inherited = Object.entries(process.env).filter(([name]) => !real.includes(name));
  const child = spawn(process.execPath, [join(root, 'dev/bootstrap.mjs'), 'start'], {
    cwd: root,
    env: { ...Object.fromEntries(inherited), CASEWRIGHT_DATA: data },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const listener of listeners) listener();
    });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const printed = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (!output.includes(text)) return;
        listeners.delete(look);
        resolve();
      };
      listeners.add(look);
      look();
      void ended.then(() => reject(new Error(`It ended without printing “${text}”:\n${output}`)));
    });
  return {
    address: (label) => new RegExp(`^ *${label}  +(\\S+)`, 'm').exec(output)?.[1] ?? '',
    output: () => output,
    printed,
    signalGroup: (signal) => process.kill(-(child.pid ?? NaN), signal),
    ended,
  };
}

/** The process that holds a data folder. */
export function holderOf(data: string): number {
  const held: unknown = JSON.parse(readFileSync(join(data, 'start.lock'), 'utf8'));
  if (typeof held !== 'object' || held === null || !('pid' in held)) throw new Error('nobody holds the data folder');
  return Number(held.pid);
}

/** Which of these addresses (URLs or host:port) still take connections, after waiting until none does or the time is over. */
export async function stillListening(addresses: readonly string[], withinMs: number): Promise<string[]> {
  for (const until = Date.now() + withinMs; ; await pause(100)) {
    const open = await Promise.all(addresses.map(async (address) => ((await listens(address)) ? [address] : [])));
    if (!open.flat().length || Date.now() > until) return open.flat();
  }
}

function listens(address: string): Promise<boolean> {
  const { port } = new URL(address.includes('//') ? address : `tcp://${address}`);
  if (!port) throw new Error(`no port in “${address}”`);
  return new Promise((resolve) => {
    const socket = connect(Number(port), '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
