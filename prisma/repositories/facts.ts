/** What happened elsewhere, as a process is told of it: stored first, with the outbox line, then told. */
import type { Instant } from '../../domain/process.ts';
import type { Tx } from '../client.ts';

/**
 * Stores a fact for every open process of the customer, once per `sourceId`, with the outbox lines that tell them.
 * Returns the ids of the processes told. `exceptProcessId`: the process that brought it about.
 */
export async function storeFact(
  tx: Tx,
  f: { customerId: string; fact: 'customerDeceased' | 'assignmentClosed'; sourceId: string; occurredAt: Instant },
  exceptProcessId?: string,
): Promise<string[]> {
  const open = await tx.process.findMany({
    where: { customerId: f.customerId, outcome: null },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  const told: string[] = [];
  for (const { id: processId } of open) {
    if (processId === exceptProcessId) continue;
    const known = await tx.fact.findUnique({
      where: { processId_fact_sourceId: { processId, fact: f.fact, sourceId: f.sourceId } },
      select: { id: true },
    });
    if (known) continue;
    const { id: factId } = await tx.fact.create({
      data: { processId, fact: f.fact, sourceId: f.sourceId, occurredAt: new Date(f.occurredAt) },
    });
    const payload = { factId, fact: f.fact };
    await tx.outbox.create({ data: { workflowId: processId, name: 'factArrived', eventId: factId, payload } });
    told.push(processId);
  }
  return told;
}

/** Is there such a fact, not handled yet? */
export async function factStands(tx: Tx, id: string, processId: string, fact: string): Promise<boolean> {
  const row = await tx.fact.findUnique({ where: { id, processId, handledAt: null }, select: { fact: true } });
  return row?.fact === fact; // compared here: the word may be typed by hand and nothing that PostgreSQL takes
}

export async function handleFact(tx: Tx, id: string): Promise<void> {
  await tx.fact.updateMany({ where: { id, handledAt: null }, data: { handledAt: new Date() } });
}
