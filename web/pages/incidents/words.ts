/** How an incident is said. */
import { nationalForm } from '../../../domain/customers/phone.ts';
import { incidentFindingWords } from '../../../domain/incidents/incident.ts';
import { incidentOutcomeWords } from '../../../domain/incidents/interview.ts';
import type { IncidentLine } from '../../client/model.ts';

export const numberInWords = (e164: string): string => nationalForm(e164);

/** What came of it: the interview's outcomes, and what SAS found. */
export const outcomeInWords = ({ outcomes, finding }: Pick<IncidentLine, 'outcomes' | 'finding'>): string =>
  [
    ...outcomes.map((outcome) => incidentOutcomeWords[outcome]),
    ...(finding ? [incidentFindingWords[finding]] : []),
  ].join('; ');
