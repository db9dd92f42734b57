/** PS-7: what is made in Pluto for international customers, and Cuba's copies of it. Only `writeCubaCopy` writes a copy. */
import { madeInPluto, type Copied } from '../../domain/personalised-services/cuba-copy.ts';
import type { Instant } from '../../domain/process.ts';
import { cubaCopyId, cubaCopyKind } from '../../workflows/contracts/cuba-copy.ts';
import type { Reader, Tx } from '../client.ts';
import { officerWith, type ProcessOfficer } from './officer.ts';
import { insertProcess } from './processes.ts';

type Source = { customerId: string; subjectId: string; what: Copied; byId: string; at: Instant };

/** In the transaction that makes the source. Returns the process's id. */
export async function beginCubaCopy(tx: Tx, { customerId, subjectId, what, byId, at }: Source): Promise<string> {
  const id = cubaCopyId(subjectId);
  const state = madeInPluto(what, at);
  await insertProcess(tx, { id, kind: cubaCopyKind, customerId, subjectId, state, at });
  const began = { processId: id, seq: 0, eventId: `${id}/made`, what: 'made', step: state.step };
  await tx.processStep.create({ data: { ...began, whoId: byId, at: new Date(at) } });
  return id;
}

/** Cuba's copy of the source, with its author and time. Throws on a step that copies nothing. A second copy breaks a unique constraint. */
export async function writeCubaCopy(tx: Tx, sourceId: string, step: string): Promise<void> {
  switch (step) {
    case 'copyingRecord': {
      const { id: _, system: __, ...record } = await tx.communication.findUniqueOrThrow({ where: { id: sourceId } });
      await tx.communication.create({ data: { ...record, system: 'cuba', sourceId } });
      return;
    }
    case 'copyingNote': {
      const { id: _, system: __, ...note } = await tx.note.findUniqueOrThrow({ where: { id: sourceId } });
      await tx.note.create({ data: { ...note, system: 'cuba', sourceId } });
      return;
    }
    default:
      throw new Error(`a copy to Cuba has no step ${step}`);
  }
}

/** Who made the source. */
export async function officerOfCubaCopy(reader: Reader, sourceId: string): Promise<ProcessOfficer | null> {
  const note = await reader.note.findUnique({ where: { id: sourceId }, select: { authorId: true } });
  const record =
    note ?? (await reader.communication.findUnique({ where: { id: sourceId }, select: { createdById: true } }));
  if (!record) return null;
  return officerWith(reader, 'authorId' in record ? record.authorId : record.createdById);
}
