/** The texts that officers choose from (EM-16, EM-42): the newest version of each, and no older one. */
import {
  subscriptionKinds,
  templateChannels,
  templateGroups,
  templateUses,
  variablesOf,
  type SubscriptionKind,
  type TemplateChannel,
  type TemplateGroup,
  type TemplateUse,
  type Variable,
} from '../../domain/electronic-messaging/template.ts';
import { z } from 'zod';
import type { Reader } from '../client.ts';

export type TemplateVersion = {
  templateId: string;
  versionId: string;
  group: TemplateGroup;
  type: string;
  use: TemplateUse;
  subscription: SubscriptionKind;
  channel: TemplateChannel;
  text: string;
  guidelines: string;
  priorActions: string[];
  variables: Variable[];
};

/** What a row says in words of ours. */
export const templateWords = z.object({
  group: z.enum(templateGroups),
  use: z.enum(templateUses),
  subscription: z.enum(subscriptionKinds),
  channel: z.enum(templateChannels),
});

/** What is offered in Pluto now, by group and type. */
export async function offeredTemplates(reader: Reader): Promise<TemplateVersion[]> {
  const rows = await reader.messageTemplate.findMany({
    where: { system: 'pluto', active: true },
    include: { versions: { orderBy: { number: 'desc' }, take: 1 } },
    orderBy: [{ group: 'asc' }, { type: 'asc' }],
  });
  return rows.flatMap((row) => {
    const [newest] = row.versions;
    if (!newest) return [];
    const { text, guidelines, priorActions, id: versionId } = newest;
    const told = { text, guidelines, priorActions, variables: variablesOf(text) };
    return [{ ...templateWords.parse(row), templateId: row.id, type: row.type, versionId, ...told }];
  });
}

/** Null: no such version, or not what is offered in Pluto now. */
export async function readTemplateVersion(reader: Reader, versionId: string): Promise<TemplateVersion | null> {
  const version = await reader.messageTemplateVersion.findUnique({
    where: { id: versionId },
    include: { template: { include: { versions: { orderBy: { number: 'desc' }, take: 1, select: { id: true } } } } },
  });
  if (!version?.template.active || version.template.system !== 'pluto') return null;
  if (version.template.versions[0]?.id !== versionId) return null;
  const { template, text, guidelines, priorActions } = version;
  return {
    ...templateWords.parse(template),
    templateId: template.id,
    type: template.type,
    versionId,
    text,
    guidelines,
    priorActions,
    variables: variablesOf(text),
  };
}
