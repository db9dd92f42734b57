/** Templates as administrators keep them (EM-16, EM-42): every version with its author, retired ones too. Nothing is ever deleted. */
import {
  templateUseWords,
  variablesOf,
  type SubscriptionKind,
  type TemplateChannel,
  type TemplateGroup,
  type TemplateUse,
  type Variable,
} from '../../domain/electronic-messaging/template.ts';
import type { TemplateWording } from '../../domain/electronic-messaging/template-record.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Reader, Tx } from '../client.ts';
import { templateWords } from './message-templates.ts';
import { personsById, type People, type PersonShort } from './person-short.ts';

export type TemplateHead = {
  group: TemplateGroup;
  type: string;
  use: TemplateUse;
  subscription: SubscriptionKind;
  channel: TemplateChannel;
};
export type WrittenVersion = {
  id: string;
  number: number;
  text: string;
  guidelines: string;
  priorActions: string[];
  variables: Variable[];
  /** Null: supplied with the system. */
  createdBy: PersonShort | null;
  createdAt: string;
};
export type TemplateLine = TemplateHead & {
  id: string;
  useName: string;
  active: boolean;
  revision: number;
  /** The one that is sent. */
  newest: WrittenVersion;
};
/** Newest first. */
export type TemplateRecord = Omit<TemplateLine, 'newest'> & { versions: WrittenVersion[] };

type Versions = Prisma.MessageTemplateVersionGetPayload<object>[];
type Row = Prisma.MessageTemplateGetPayload<object> & { versions: Versions };

/** All of Pluto's, by group and type; retired ones among them. Customer First's are nobody's to change (EM-41). */
export async function listTemplates(reader: Reader): Promise<TemplateLine[]> {
  const rows = await reader.messageTemplate.findMany({
    where: { system: 'pluto' },
    include: { versions: { orderBy: { number: 'desc' }, take: 1 } },
    orderBy: [{ group: 'asc' }, { type: 'asc' }],
  });
  const people = await authorsOf(reader, rows);
  return rows.flatMap((row) => {
    const [newest] = row.versions;
    return newest ? [{ ...headOf(row), newest: written(newest, people) }] : [];
  });
}

/** Null: there is none. */
export async function readTemplate(reader: Reader, id: string): Promise<TemplateRecord | null> {
  const row = await reader.messageTemplate.findUnique({
    where: { id, system: 'pluto' },
    include: { versions: { orderBy: { number: 'desc' } } },
  });
  if (!row) return null;
  const people = await authorsOf(reader, [row]);
  return { ...headOf(row), versions: row.versions.map((version) => written(version, people)) };
}

/** Has another template this name, a retired one perhaps? */
export const typeTaken = async (tx: Tx, type: string, except: string | null): Promise<boolean> =>
  (await tx.messageTemplate.count({
    where: { type: { equals: type, mode: 'insensitive' }, ...(except ? { id: { not: except } } : {}) },
  })) > 0;

type Wrote = TemplateWording & { authorId: string; at: Date };

/** Returns its id; its first version is offered at once. */
export async function createTemplate(tx: Tx, head: TemplateHead, wording: Wrote): Promise<string> {
  const { id } = await tx.messageTemplate.create({ data: head, select: { id: true } });
  await insertVersion(tx, id, 1, wording);
  return id;
}

/** Adds the version after the newest one. Null where the revision is another by now. */
export async function addVersion(tx: Tx, id: string, revision: number, wording: Wrote): Promise<number | null> {
  if (!(await nextRevision(tx, id, revision, {}))) return null;
  const { _max } = await tx.messageTemplateVersion.aggregate({ where: { templateId: id }, _max: { number: true } });
  const number = (_max.number ?? 0) + 1;
  await insertVersion(tx, id, number, wording);
  return number;
}

/** Returns false where the revision is another by now. */
export const changeTemplate = (
  tx: Tx,
  id: string,
  revision: number,
  change: { group: TemplateGroup; type: string; active: boolean },
): Promise<boolean> => nextRevision(tx, id, revision, change);

async function nextRevision(tx: Tx, id: string, revision: number, data: Prisma.MessageTemplateUpdateManyMutationInput) {
  const { count } = await tx.messageTemplate.updateMany({
    where: { id, system: 'pluto', revision },
    data: { ...data, revision: { increment: 1 } },
  });
  return count === 1;
}

async function insertVersion(
  tx: Tx,
  templateId: string,
  number: number,
  { text, guidelines, priorActions, authorId, at }: Wrote,
): Promise<void> {
  await tx.messageTemplateVersion.create({
    data: {
      templateId,
      number,
      text,
      guidelines,
      priorActions: [...priorActions],
      createdById: authorId,
      createdAt: at,
    },
  });
}

const authorsOf = (reader: Reader, rows: readonly Row[]): Promise<People> =>
  personsById(
    reader,
    rows.flatMap(({ versions }) => versions.map(({ createdById }) => createdById)),
  );

function headOf(row: Row): Omit<TemplateLine, 'newest'> {
  const words = templateWords.parse(row);
  const { id, type, active, revision } = row;
  return { ...words, id, type, useName: templateUseWords[words.use], active, revision };
}

const written = (version: Versions[number], people: People): WrittenVersion => ({
  id: version.id,
  number: version.number,
  text: version.text,
  guidelines: version.guidelines,
  priorActions: version.priorActions,
  variables: variablesOf(version.text),
  createdBy: people.find(version.createdById),
  createdAt: version.createdAt.toISOString(),
});
