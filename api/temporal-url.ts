/** Links into the Temporal Web UI, for operators only. */
import { may } from '../domain/people/permissions.ts';
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
