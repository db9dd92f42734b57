/** Settings that are changed as one: for processes started from now on. Of two administrators the later one is told, and nothing is overwritten unseen. */
import {
  daysProblems,
  fdvProblems,
  messagingProblems,
  type DecisionDays,
  type FdvSettings,
  type MessagingSettings,
  type Settings,
} from '../../../domain/settings.ts';
import type { AuditDetail } from '../../../prisma/repositories/audit.ts';
import { readRevisedSettings, writeSetting, type SettingKey } from '../../../prisma/repositories/settings.ts';
import type { Actor } from '../../auth/actor.ts';
import { applyCommand } from '../../commands.ts';
import type { Deps } from '../../deps.ts';
import { Problem } from '../../errors.ts';
import { route, type Call } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { given, shown } from './read.schema.ts';

const common = {
  method: 'put',
  permission: 'settings.edit',
  params: nothing,
  query: nothing,
  revisioned: true,
} as const;

export const decisionDays = route({
  ...common,
  path: '/settings/decision-days',
  summary: 'Sets when decisions remind and escalate; for processes started from now on (PS-13)',
  body: given.decisionDays,
  answer: shown.decisionDays,
  async handle(call) {
    const days: DecisionDays = call.body;
    refuse(daysProblems(days));
    const changed = await change(call, 'decisionDays', days, { ...days });
    return { status: 200, body: changed.decisionDays };
  },
});

export const messaging = route({
  ...common,
  path: '/settings/messaging',
  summary:
    'Sets what messages run by; for messages sent from now on, the Letters List at once (EM-25, EM-27, EM-30, EM-49)',
  body: given.messaging,
  answer: shown.messaging,
  async handle(call) {
    const settings: MessagingSettings = call.body;
    refuse(messagingProblems(settings));
    const changed = await change(call, 'messaging', settings, { ...settings });
    return { status: 200, body: changed.messaging };
  },
});

export const fdv = route({
  ...common,
  path: '/settings/fdv',
  summary:
    'Sets the kinds of process of EM-9, asked for from the next check on, and the days of consultations begun from now on (EM-8)',
  body: given.fdv,
  answer: shown.fdv,
  async handle(call) {
    const processes = [...new Set(call.body.processes)];
    const settings: FdvSettings = { ...call.body, processes };
    refuse(fdvProblems(settings));
    const changed = await change(call, 'fdv', settings, { processes, ...settings.consultationDays });
    return { status: 200, body: changed.fdv };
  },
});

export const onlineAccounts = route({
  ...common,
  path: '/settings/online-accounts',
  summary: 'Sets how long a temporary password can be used; for those issued from now on (OA-8)',
  body: given.onlineAccounts,
  answer: shown.onlineAccounts,
  async handle(call) {
    const changed = await change(call, 'onlineAccounts', call.body, { ...call.body });
    return { status: 200, body: changed.onlineAccounts };
  },
});

function refuse(problems: readonly { field: string; sentence: string }[]): void {
  const errors = problems.map(({ field, sentence }) => ({ field, message: sentence }));
  if (errors.length > 0) throw new Problem('badInput', undefined, { errors });
}

type Asked = Pick<Call<unknown, unknown, unknown>, 'deps' | 'actor' | 'ifMatch' | 'idempotencyKey'> & {
  deps: Deps;
  actor: Actor;
};

async function change<Key extends SettingKey>(
  { deps, actor, ifMatch, idempotencyKey }: Asked,
  key: Key,
  value: Settings[Key],
  detail: AuditDetail,
) {
  const command = { action: 'settings.edit', subject: { [key]: value, ifMatch }, subjectId: key, detail } as const;
  await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
    if (ifMatch === null || !(await writeSetting(tx, key, ifMatch, value))) throw new Problem('preconditionFailed');
    return {};
  });
  return readRevisedSettings(deps.db);
}
