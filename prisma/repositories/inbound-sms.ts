/** EM-5: what handsets sent back. */
import type { Tx } from '../client.ts';

/** False: it was stored before. */
export async function storeInbound(
  tx: Tx,
  { sid, from, text, receivedAt }: { sid: string; from: string; text: string; receivedAt: Date },
): Promise<boolean> {
  const { count } = await tx.inboundSms.createMany({ data: [{ sid, from, text, receivedAt }], skipDuplicates: true });
  return count === 1;
}
