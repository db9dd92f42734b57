/** How an incident is said. */
import { nationalForm } from '../../../domain/customers/phone.ts';
import { incidentFindingWords } from '../../../domain/incidents/incident.ts';
import { incidentOutcomeWords } from '../../../domain/incidents/interview.ts';
import type { IncidentLine } from '../../client/model.ts';

export const numberInWords = (e164: string): string => nationalForm(e164);

/** What came of it: the interview's outcomes, what SAS found, and that a customer who was to be called has died. */
export const outcomeInWords = ({ outcomes, finding, tasks }: Pick<IncidentLine, 'outcomes' | 'finding' | 'tasks'>) =>
  [
    ...outcomes.map((outcome) => incidentOutcomeWords[outcome]),
    ...(finding ? [incidentFindingWords[finding]] : []),
    ...(tasks.some(endedByDeath) ? [nobodyToCall] : []),
  ].join('; ');

export const nobodyToCall = 'The customer has died: nobody is to be called';
export const endedByDeath = ({ doneAt, doneBy, kind }: IncidentLine['tasks'][number]): boolean =>
  kind === 'call' && doneAt !== null && doneBy === null;
