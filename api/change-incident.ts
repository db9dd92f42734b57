/** One change of an incident: locked, on the revision that was read, by who may see it; then shown as it stands. */
import type { Permission } from '../domain/people/permissions.ts';
import type { Possible } from '../domain/possible.ts';
import type { Tx } from '../prisma/client.ts';
import { lockIncident, type LockedIncident } from '../prisma/repositories/incidents.ts';
import { incidentExists, readIncident, type IncidentShown } from '../prisma/repositories/incidents-read.ts';
import type { AuditDetail } from '../prisma/repositories/audit.ts';
import { applyCommand, type Caller } from './commands.ts';
import { Problem } from './errors.ts';

type Asked = {
  action: Permission;
  incidentId: string;
  /** Null: it replaces nothing that somebody read. */
  ifMatch: number | null;
  /** What makes this request what it is, beside the incident. */
  subject: Record<string, unknown>;
  detail?: AuditDetail;
};

/** Throws notFound, preconditionFailed, and what `work` does. */
export async function changeIncident(
  caller: Caller,
  { action, incidentId, ifMatch, subject, detail = {} }: Asked,
  work: (tx: Tx, incident: LockedIncident) => Promise<void>,
): Promise<IncidentShown> {
  const { deps, actor } = caller;
  const command = { action, subject: { incidentId, ifMatch, ...subject }, subjectId: incidentId, detail };
  await applyCommand(caller, command, async (tx) => {
    const incident = await lockVisible(tx, caller, incidentId);
    if (ifMatch !== null && ifMatch !== incident.revision) throw new Problem('preconditionFailed');
    await work(tx, incident);
    return {};
  });
  return shown(await readIncident(deps.db, actor, incidentId, deps.clock.now()));
}

/** For who may see it. Throws notFound. */
async function lockVisible(tx: Tx, { actor }: Caller, incidentId: string): Promise<LockedIncident> {
  if (!(await incidentExists(tx, actor, incidentId))) throw new Problem('notFound');
  const incident = await lockIncident(tx, incidentId);
  if (!incident) throw new Problem('notFound');
  return incident;
}

export function shown(incident: IncidentShown | null): IncidentShown {
  if (!incident) throw new Problem('notFound');
  return incident;
}

/** Throws `code` with the reason where it is not possible. */
export function mustBePossible(possible: Possible, code: 'notNow' | 'notTheAssignee' | 'ended' = 'notNow'): void {
  if (!possible.possible) throw new Problem(code, possible.why);
}
