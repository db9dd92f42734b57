/** PS-7 in the demonstration data: what was made in Pluto for customers abroad, and what the copying has written to Cuba since. */
import { cubaCopy, madeInPluto, type Copied } from '../../domain/personalised-services/cuba-copy.ts';
import { cubaCopyId } from '../../workflows/contracts/cuba-copy.ts';
import type { ImportedStep } from '../repositories/processes.ts';
import { seedId } from './deterministic.ts';
import type { Rows } from './personalised-services.ts';

type Source = { id: string; customerId: string; createdAt: string };

/** A record of Pluto's, with Cuba's copy. */
export function recordWithCopy(rows: Rows, record: Rows['communications'][number] & Source & { createdById: string }) {
  rows.communications.push({ ...record, system: 'pluto' });
  rows.communications.push({ ...record, id: copyId(record), system: 'cuba', sourceId: record.id });
  rows.histories.push(copied('record', record, record.createdById));
}

/** A note of Pluto's, with Cuba's copy. */
export function noteWithCopy(rows: Rows, note: Rows['notes'][number] & Source) {
  rows.notes.push({ ...note, system: 'pluto' });
  rows.notes.push({ ...note, id: copyId(note), system: 'cuba', sourceId: note.id });
  rows.histories.push(copied('note', note, note.authorId));
}

const copyId = ({ id }: Source) => seedId('cubaCopy', id);

/** The copying as it ran, in the same second. */
function copied(what: Copied, source: Source, byId: string): Rows['histories'][number] {
  const processId = cubaCopyId(source.id);
  const at = source.createdAt;
  const begun = madeInPluto(what, at);
  const step = cubaCopy(begun, { kind: 'deadline', id: `${processId}/copy/${at}`, name: 'copy' });
  if ('refuse' in step) throw new Error('the rules refuse what is due');
  const told = (eventId: string, as: string, standing: string, whoId: string | null): ImportedStep => ({
    eventId,
    what: as,
    step: standing,
    whoId,
    forId: null,
    toId: null,
    at,
    reason: null,
  });
  const steps = [
    told(`${processId}/made`, 'made', begun.step, byId),
    told(`${processId}/copy/${at}`, 'copy', 'copied', null),
  ];
  const state = { ...step.next, due: [], manager: null };
  const history = { processId, state, steps, items: [], facts: [], written: [], closedAssignment: null };
  return { kind: 'cubaCopy', customerId: source.customerId, subjectId: source.id, history };
}
