/** Links into the Temporal Web UI, for operators only. */
import { may } from '../domain/people/permissions.ts';
import { processKinds } from '../domain/process-kinds.ts';
import type { Actor } from './auth/actor.ts';
import type { Env } from './env.ts';

/** Where an operator sees the process; null for everybody else, and where no UI is set. */
export function temporalUrl(
  env: Pick<Env, 'TEMPORAL_UI_URL' | 'TEMPORAL_NAMESPACE'>,
  actor: Pick<Actor, 'roles'>,
  workflowId?: string,
): string | null {
  if (!env.TEMPORAL_UI_URL || !may(actor.roles, 'operatorActions.view')) return null;
  const workflows = `${env.TEMPORAL_UI_URL.replace(/\/$/, '')}/namespaces/${encodeURIComponent(env.TEMPORAL_NAMESPACE)}/workflows`;
  return workflowId ? `${workflows}/${encodeURIComponent(workflowId)}` : workflows;
}

/** Lists that operators need, with the present instant filled in: the UI's queries know no "now". None where no UI is set. */
export function temporalLists(
  env: Parameters<typeof temporalUrl>[0],
  actor: Parameters<typeof temporalUrl>[1],
  now: Date,
): { list: string; kind: string | null; url: string }[] {
  const workflows = temporalUrl(env, actor);
  if (!workflows) return [];
  const link = (list: string, condition: string, kind: string | null = null) => ({
    list,
    kind,
    url: `${workflows}?query=${encodeURIComponent(`ExecutionStatus = 'Running' AND ${condition}`)}`,
  });
  return [
    link('overdueAtManager', `CaseNeeds = 'manager' AND CaseDue < '${now.toISOString()}'`),
    link('needsOperator', "CaseNeeds = 'operator'"),
    // what the UI itself calls task failures: five in a row
    link(
      'failingTasks',
      "TemporalReportedProblems IN ('category=WorkflowTaskFailed', 'category=WorkflowTaskTimedOut')",
    ),
    link('heldMessages', "CaseProcess = 'smsDelivery' AND CaseStep = 'held'"),
    link('unknownOutcomes', "CaseProcess = 'smsDelivery' AND CaseStep = 'outcomeUnknown'"),
    ...Object.keys(processKinds).map((kind) => link('ofKind', `CaseProcess = '${kind}'`, kind)),
  ];
}
