import { z } from 'zod';
import { listTemplates, readTemplate } from '../../../prisma/repositories/templates.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { params, template, templateLine } from './template.schema.ts';

export const list = route({
  method: 'get',
  path: '/templates',
  permission: 'templates.view',
  summary:
    'All templates by group and type, retired ones among them, each with the version that is sent (EM-16, EM-42)',
  params: nothing,
  query: nothing,
  body: nothing,
  answer: z.object({ items: z.array(templateLine) }),
  handle: async ({ deps }) => ({ status: 200, body: { items: await listTemplates(deps.db) } }),
});

export const read = route({
  method: 'get',
  path: '/templates/{templateId}',
  permission: 'templates.view',
  summary: 'A template with every version: who wrote it, and when (EM-42)',
  params,
  query: nothing,
  body: nothing,
  answer: template,
  revisioned: true,
  async handle({ deps, params: { templateId } }) {
    const found = await readTemplate(deps.db, templateId);
    if (!found) throw new Problem('notFound');
    return { status: 200, body: found };
  },
});
