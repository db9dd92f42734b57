/** RS-3: the channel on which committed changes are told, ids only. Triggers of the migrations tell of most. */
import { z } from 'zod';
import type { Tx } from './client.ts';

export const changeChannel = 'change';
export const changeSchema = z.object({
  topic: z.string(), // the table
  customerId: z.uuid().nullable(),
  personId: z.uuid().nullable(),
});
export type Change = z.infer<typeof changeSchema>;

/** For what no trigger tells: a removed row, a setting. */
export async function tellChange(tx: Tx, topic: string, personId: string | null = null): Promise<void> {
  const change: Change = { topic, customerId: null, personId };
  await tx.$executeRaw`SELECT pg_notify(${changeChannel}, ${JSON.stringify(change)})`;
}
