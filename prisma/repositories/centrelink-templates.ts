/** EM-37: the four texts of Customer First, in its order. Nobody changes them. */
import {
  centrelinkMessages,
  centrelinkTypes,
  isCentrelinkType,
  type CentrelinkType,
} from '../../domain/electronic-messaging/centrelink-messages.ts';
import {
  variablesOf,
  type ContactTime,
  type TemplateUse,
  type Variable,
} from '../../domain/electronic-messaging/template.ts';
import type { Reader } from '../client.ts';

export type CentrelinkTemplate = {
  templateId: string;
  versionId: string;
  type: CentrelinkType;
  use: TemplateUse;
  text: string;
  variables: Variable[];
  contactTime: ContactTime | null;
};

export async function centrelinkTemplates(reader: Reader): Promise<CentrelinkTemplate[]> {
  const rows = await reader.messageTemplateVersion.findMany({
    where: { template: { system: 'customerFirst' } },
    select: { id: true, text: true, templateId: true, template: { select: { type: true } } },
  });
  const templates = rows.flatMap(({ id: versionId, text, templateId, template: { type } }) =>
    isCentrelinkType(type)
      ? [{ ...centrelinkMessages[type], templateId, versionId, type, text, variables: variablesOf(text) }]
      : [],
  );
  return templates.toSorted((a, b) => centrelinkTypes.indexOf(a.type) - centrelinkTypes.indexOf(b.type));
}

/** Null: it is none of the four. */
export const readCentrelinkTemplate = async (reader: Reader, versionId: string): Promise<CentrelinkTemplate | null> =>
  (await centrelinkTemplates(reader)).find((template) => template.versionId === versionId) ?? null;
