/** PS-28 in the demonstration data: a customer who became restricted, and a manager who is asked to give them to another officer. */
import {
  becameRestricted,
  reassignItem,
  restrictedReassignment,
} from '../../domain/personalised-services/restricted-reassignment.ts';
import { restrictedReassignmentId } from '../../workflows/contracts/restricted-reassignment.ts';
import type { Reader } from '../client.ts';
import { processHistory } from '../import/process-history.ts';
import { customerId } from './customers.ts';
import { seedId } from './deterministic.ts';
import type { Rows, Told } from './personalised-services.ts';
import { person } from './who-served.ts';

/** Adds it to the rows, where the stay has one. */
export async function addReassignment(
  reader: Reader,
  rows: Rows,
  { stay, index, ago, clockOf, settings, now, salt }: Told,
): Promise<void> {
  if (stay.restricted === undefined) return;
  const officer = person(stay.officer);
  const subjectId = seedId('restrictedReassignment', index, ...(salt ? [salt] : []));
  const begun = {
    processId: restrictedReassignmentId(subjectId),
    subjectId,
    customerId: customerId(stay.customer),
    at: ago(stay.restricted, 150),
    byId: null,
    what: 'becameRestricted',
    item: reassignItem,
    authors: [],
    state: (manager: string | null) => becameRestricted(manager, settings.decisionDays),
    transition: restrictedReassignment,
    officerAt: () => ({
      id: officer.id,
      managerId: officer.manager === null ? null : person(officer.manager).id,
      calendar: clockOf(officer).calendar,
    }),
  };
  const history = await processHistory(reader, settings.agencyTimeZone, begun, [], now.toISOString());
  rows.histories.push({ kind: 'restrictedReassignment', customerId: begun.customerId, subjectId, history });
}
