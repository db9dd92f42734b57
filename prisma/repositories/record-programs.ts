/** EM-38: whose customer somebody is now, as the systems of record say. */
import type { Tx } from '../client.ts';

export async function recordPrograms(
  tx: Tx,
  customerId: string,
  { childSupport, centrelink }: { childSupport: boolean; centrelink: boolean },
): Promise<void> {
  await tx.customer.update({
    where: { id: customerId },
    data: { childSupportCustomer: childSupport, centrelinkCustomer: centrelink },
  });
}
