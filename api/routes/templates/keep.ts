/** Templates are written by administrators: EM-4 is asked before anything is saved, and nothing is saved over what somebody else saved meanwhile. */
import {
  typeProblems,
  wordingProblems,
  type FieldProblem,
} from '../../../domain/electronic-messaging/template-record.ts';
import type { Tx } from '../../../prisma/client.ts';
import * as templates from '../../../prisma/repositories/templates.ts';
import type { Deps } from '../../deps.ts';
import { applyCommand } from '../../commands.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { created, nothing } from '../../schemas.ts';
import { change as changeBody, newTemplate, newVersion, params, template } from './template.schema.ts';

export const create = route({
  method: 'post',
  path: '/templates',
  permission: 'templates.edit',
  summary:
    'A new template, offered at once; use, subscription and channel stay as they are (EM-3, EM-16, EM-42, EM-44)',
  params: nothing,
  query: nothing,
  body: newTemplate,
  answer: created,
  status: 201,
  async handle({ deps, actor, body, idempotencyKey }) {
    refuse([...typeProblems(body.type), ...wordingProblems(body, body.use)]);
    const { text, guidelines, priorActions, ...head } = body;
    const { group, use, subscription, channel } = head;
    const detail = { created: true, group, use, subscription, channel };
    const command = { action: 'templates.edit', subject: body, detail } as const;
    const made = await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      await refuseTaken(tx, head.type, null);
      const wording = { text, guidelines, priorActions, authorId: actor.personId, at: deps.clock.now() };
      return { id: await templates.createTemplate(tx, head, wording) };
    });
    return { status: 201, body: made };
  },
});

export const addVersion = route({
  method: 'post',
  path: '/templates/{templateId}/versions',
  permission: 'templates.edit',
  summary: 'A new version: from now on that one is sent; messages sent or held keep their text (EM-20, EM-42)',
  params,
  query: nothing,
  body: newVersion,
  answer: template,
  status: 201,
  revisioned: true,
  async handle({ deps, actor, params: { templateId }, body, ifMatch, idempotencyKey }) {
    const detail: { version?: number; changed?: string[] } = {};
    const subject = { templateId, ifMatch, version: body };
    const command = { action: 'templates.edit' as const, subject, subjectId: templateId, detail };
    await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      const before = await existing(tx, templateId);
      refuse(wordingProblems(body, before.use));
      const wording = { ...body, authorId: actor.personId, at: deps.clock.now() };
      const version = ifMatch === null ? null : await templates.addVersion(tx, templateId, ifMatch, wording);
      if (version === null) throw new Problem('preconditionFailed');
      detail.changed = wordingFields.filter((field) => asText(before.versions[0], field) !== asText(body, field));
      if (detail.changed.length === 0)
        refuse([{ field: 'text', sentence: 'Nothing differs from the version before.' }]);
      detail.version = version;
      return {};
    });
    return { status: 201, body: await existing(deps.db, templateId) };
  },
});

export const change = route({
  method: 'put',
  path: '/templates/{templateId}',
  permission: 'templates.edit',
  summary: 'Group and name of a template, and whether it is offered; a retired one is no longer sent (EM-16)',
  params,
  query: nothing,
  body: changeBody,
  answer: template,
  revisioned: true,
  async handle({ deps, actor, params: { templateId }, body, ifMatch, idempotencyKey }) {
    const detail: { changed?: string[]; active?: boolean } = {};
    const subject = { templateId, ifMatch, ...body };
    const command = { action: 'templates.edit' as const, subject, subjectId: templateId, detail };
    await applyCommand({ deps, actor, idempotencyKey }, command, async (tx) => {
      const before = await existing(tx, templateId);
      refuse(typeProblems(body.type));
      await refuseTaken(tx, body.type, templateId);
      if (ifMatch === null || !(await templates.changeTemplate(tx, templateId, ifMatch, body)))
        throw new Problem('preconditionFailed');
      detail.changed = (['group', 'type', 'active'] as const).filter((field) => before[field] !== body[field]);
      if (before.active !== body.active) detail.active = body.active;
      return {};
    });
    return { status: 200, body: await existing(deps.db, templateId) };
  },
});

const wordingFields = ['text', 'guidelines', 'priorActions'] as const;
type Wording = Record<'text' | 'guidelines', string> & { priorActions: readonly string[] };
const asText = (wording: Wording | undefined, field: (typeof wordingFields)[number]): string =>
  JSON.stringify(wording?.[field]);

async function existing(reader: Tx | Deps['db'], templateId: string): Promise<templates.TemplateRecord> {
  const found = await templates.readTemplate(reader, templateId);
  if (!found) throw new Problem('notFound');
  return found;
}

/** EM-4, each with its field; the sentences repeat nothing of what was typed. */
function refuse(problems: readonly FieldProblem<string>[]): void {
  const errors = problems.map(({ field, sentence }) => ({ field, message: sentence }));
  if (errors.length > 0) throw new Problem('badInput', undefined, { errors });
}

/** Two templates of one name nobody could tell apart. */
async function refuseTaken(tx: Tx, type: string, except: string | null): Promise<void> {
  if (await templates.typeTaken(tx, type, except))
    refuse([
      { field: 'type', sentence: 'There is a template of this Type already; a retired one can be offered again.' },
    ]);
}
