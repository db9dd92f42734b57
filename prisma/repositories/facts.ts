/** What happened elsewhere, as a process is told of it: stored first, with the outbox line, then told. */
import { isProcessKind, processKinds, type CustomerFact } from '../../domain/process-kinds.ts';
import type { Instant } from '../../domain/process.ts';
import type { Tx } from '../client.ts';

/**
 * Stores a fact for every open process of the customer, once per `sourceId`, with the outbox lines that tell them.
 * Returns the ids of the processes told. `exceptProcessId`: the process that brought it about.
 */
export async function storeFact(
  tx: Tx,
  f: { customerId: string; fact: CustomerFact; sourceId: string; occurredAt: Instant },
  exceptProcessId?: string,
): Promise<string[]> {
  const open = await tx.process.findMany({
    where: { customerId: f.customerId, outcome: null },
    select: { id: true, kind: true },
    orderBy: { id: 'asc' },
  });
  const told: string[] = [];
  for (const { id: processId, kind } of open) {
    if (processId === exceptProcessId || !isToldOf(kind, f.fact)) continue;
    const known = await tx.fact.findUnique({
      where: { processId_fact_sourceId: { processId, fact: f.fact, sourceId: f.sourceId } },
      select: { id: true },
    });
    if (known) continue;
    await tellFact(tx, { processId, fact: f.fact, sourceId: f.sourceId, occurredAt: f.occurredAt });
    told.push(processId);
  }
  return told;
}

const isToldOf = (kind: string, fact: CustomerFact): boolean => {
  if (!isProcessKind(kind)) return false;
  const facts: readonly CustomerFact[] = processKinds[kind].facts;
  return facts.includes(fact);
};

/** Stores a fact for one process, with the outbox line that tells it. */
export async function tellFact(
  tx: Tx,
  f: { processId: string; fact: string; sourceId: string; occurredAt: Instant },
): Promise<void> {
  const { processId, fact, sourceId, occurredAt } = f;
  const { id: factId } = await tx.fact.create({
    data: { processId, fact, sourceId, occurredAt: new Date(occurredAt) },
  });
  const payload = { factId, fact };
  await tx.outbox.create({ data: { workflowId: processId, name: 'factArrived', eventId: factId, payload } });
}

/** Is there such a fact, not handled yet? */
export async function factStands(tx: Tx, id: string, processId: string, fact: string): Promise<boolean> {
  const row = await tx.fact.findUnique({ where: { id, processId, handledAt: null }, select: { fact: true } });
  return row?.fact === fact; // compared here: the word may be typed by hand and nothing that PostgreSQL takes
}

export async function handleFact(tx: Tx, id: string): Promise<void> {
  await tx.fact.updateMany({ where: { id, handledAt: null }, data: { handledAt: new Date() } });
}
