/** Where the parts of a running `npm start` are, for the commands that talk to it. */
import { join } from 'node:path';
import { z } from 'zod';
import { root } from './run-program.ts';

export const runningSchema = z.object({
  databaseUrl: z.string(),
  temporalAddress: z.string(),
  namespace: z.string(),
  /** By which its parts go: only the settable one can be moved. */
  clock: z.enum(['system', 'settable']).default('settable'),
  /** The simulated SMS gateway; null where a real one was brought along. */
  smsGatewayUrl: z.string().nullable().default(null),
});
export type Running = z.output<typeof runningSchema>;

/** Data and logs; `CASEWRIGHT_DATA` moves them elsewhere. */
export const dataFolder = () => process.env['CASEWRIGHT_DATA'] ?? join(root, '.data');
export const runningFile = () => join(dataFolder(), 'running.json');
