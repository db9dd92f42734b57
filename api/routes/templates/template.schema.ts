import { z } from 'zod';
import {
  subscriptionKinds,
  templateChannels,
  templateGroups,
  templateUses,
  variables,
} from '../../../domain/electronic-messaging/template.ts';
import { id, instant, personShort } from '../../schemas.ts';

export const params = z.object({ templateId: id });

const group = z.enum(templateGroups);
const type = z.string().trim().max(200).meta({ description: 'The name that officers choose' });
// how long each may be, and what may not stand in it, domain/electronic-messaging/template-record.ts says in sentences
export const wording = {
  text: z.string().trim().max(5000).meta({ description: 'With {variables} (EM-4)' }),
  guidelines: z.string().trim().max(10_000).default(''),
  priorActions: z
    .array(z.string().trim().max(1000))
    .max(50)
    .default([])
    .meta({ description: 'Each is recorded as done before Send (EM-42)' }),
};
const fixed = {
  use: z.enum(templateUses),
  subscription: z.enum(subscriptionKinds),
  channel: z.enum(templateChannels).meta({ description: 'Those of myGov are shown and can’t be sent (EM-44)' }),
};
export const newTemplate = z.object({ group, type, ...fixed, ...wording });
export const newVersion = z.object(wording);
export const change = z.object({
  group,
  type,
  active: z.boolean().meta({ description: 'False: retired; no longer offered' }),
});

const version = z
  .object({
    id,
    number: z.number().int(),
    text: z.string(),
    guidelines: z.string(),
    priorActions: z.array(z.string()),
    variables: z.array(z.enum(variables)),
    createdBy: personShort.nullable().meta({ description: 'Null: supplied with the system' }),
    createdAt: instant,
  })
  .meta({ id: 'TemplateVersion' });
const head = {
  id,
  group,
  type: z.string(),
  ...fixed,
  useName: z.string(),
  active: z.boolean(),
  revision: z.number().int().meta({ description: 'For `If-Match` of the next change or version' }),
};
export const templateLine = z
  .object({ ...head, newest: version.meta({ description: 'The one that is sent' }) })
  .meta({ id: 'MessageTemplateLine' });
export const template = z
  .object({ ...head, versions: z.array(version).meta({ description: 'Newest first; that one is sent' }) })
  .meta({ id: 'MessageTemplate' });
