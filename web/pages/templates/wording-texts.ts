/** A version's wording as the texts of its form, and what is wrong with it: the same rules as the API's (EM-4). */
import { wordingProblems, typeProblems } from '../../../domain/electronic-messaging/template-record.ts';
import type { TemplateUse } from '../../../domain/electronic-messaging/template.ts';
import type { TemplateVersion } from '../../client/model.ts';

export type WordingTexts = { text: string; guidelines: string; priorActions: string };
type Wording = { text: string; guidelines: string; priorActions: string[] };

export const wordingLabels: Record<keyof WordingTexts, string> = {
  text: 'Text of the message',
  guidelines: 'Guidelines',
  priorActions: 'Prior actions',
};
export const noWording: WordingTexts = { text: '', guidelines: '', priorActions: '' };

export const textsOf = ({
  text,
  guidelines,
  priorActions,
}: Pick<TemplateVersion, keyof WordingTexts>): WordingTexts => ({
  text,
  guidelines,
  priorActions: priorActions.join('\n'),
});
/** One prior action a line. */
export const wordingIn = ({ text, guidelines, priorActions }: WordingTexts): Wording => ({
  text: text.trim(),
  guidelines: guidelines.trim(),
  priorActions: priorActions
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== ''),
});

/** Everything that is wrong with each field, in one text. */
export function checkWording(texts: WordingTexts, use: TemplateUse): Partial<WordingTexts> {
  const problems = wordingProblems(wordingIn(texts), use);
  const found: Partial<WordingTexts> = {};
  for (const field of ['text', 'guidelines', 'priorActions'] as const) {
    const sentences = problems.filter((problem) => problem.field === field).map(({ sentence }) => sentence);
    if (sentences.length > 0) found[field] = sentences.join(' ');
  }
  return found;
}
export const checkType = (type: string): { type?: string } => {
  const [problem] = typeProblems(type);
  return problem ? { type: problem.sentence } : {};
};
