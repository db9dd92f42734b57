import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

/** The checkout's folder. */
export const root = resolve(import.meta.dirname, '..');

export type ProgramResult = { code: number; output: string };

/**
 * Runs a program of the checkout on this Node to its end, without input. Returns its exit code (1 where a signal ended it, or `signal` did) and both
 * outputs, in the order in which they came.
 */
export function runProgram(
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; signal?: AbortSignal } = {},
): Promise<ProgramResult> {
  return new Promise((done) => {
    const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...options.env };
    const child = spawn(process.execPath, [...args], {
      cwd: root,
      env,
      signal: options.signal,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.on('error', (e) => (output += `${e.message}\n`));
    child.on('close', (code) => done({ code: code ?? 1, output }));
  });
}

/** The same where failing is an error: throws what the program said last. Returns its output. */
export async function mustRun(
  title: string,
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; signal?: AbortSignal } = {},
): Promise<string> {
  const { code, output } = await runProgram(args, options);
  if (code !== 0)
    throw new Error(`${title} failed (exit code ${code}):\n${output.trimEnd().split('\n').slice(-20).join('\n')}`);
  return output;
}
