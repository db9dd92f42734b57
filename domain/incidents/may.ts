/** What somebody may do to an incident now and, if not, why: asked by the page that offers it and by the transaction that does it. */
import { unless, type Possible } from '../possible.ts';
import type { Role } from '../people/roles.ts';
import type { IncidentState, IncidentTaskKind } from './incident.ts';

type Interview = { state: IncidentState; mine: boolean };

/** Going on with the interview, finishing it, discarding it. */
export const mayInterview = ({ state, mine }: Interview): Possible =>
  unless(
    [state !== 'draft', 'The interview is over.'],
    [!mine, 'Only the officer who took the call goes on with the interview.'],
  );

/** Saying who it was meant for (EM-36). */
export const mayResolve = ({ state, sas }: { state: IncidentState; sas: boolean }): Possible =>
  unless(
    [!sas, 'SAS finds who the message was meant for.'],
    [state !== 'withSas', 'SAS has found who the message was meant for, or was never asked.'],
  );

type Task = { kind: IncidentTaskKind; assigneeId: string | null; doneAt: string | null };

export const mayDo = (task: Task | undefined, me: string): Possible =>
  unless(
    [!task, 'This is not to be done for this incident.'],
    [task?.doneAt !== null, 'This is done.'],
    [task?.assigneeId !== me, 'This is for somebody else to do.'],
  );

/** SAS sees to it that what it told officers is done, a team leader that the customer is called, whoever left meanwhile. */
export const mayGive = (task: Task | undefined, roles: readonly Role[]): Possible =>
  unless(
    [!task, 'This is not to be done for this incident.'],
    [task?.kind === 'call' && !roles.includes('teamLeader'), 'A team leader gives the call to another officer.'],
    [task?.kind !== 'call' && !roles.includes('sas'), 'SAS gives it to another officer.'],
    [task?.doneAt !== null, 'This is done.'],
  );
