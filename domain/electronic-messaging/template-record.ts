/** A template as administrators save it (EM-4, EM-16, EM-42): what is wrong with it, field by field, on the page and in the API alike. */
import { smsLength } from './segments.ts';
import { guidanceProblems, textProblems } from './template-text.ts';
import { fillTemplate, variablesOf, type TemplateUse, type TemplateValues } from './template.ts';

export type TemplateWording = { text: string; guidelines: string; priorActions: readonly string[] };

/** In characters; `priorActions`: how many. */
export const longestInTemplate = {
  type: 100,
  text: 1000,
  guidelines: 2000,
  priorAction: 300,
  priorActions: 20,
  segments: 10,
} as const;

/** What stands in a text for looking at it, as long as values get. */
export const sampleValues = {
  contactTime: 'nextHour',
  byDate: '2027-11-30',
  receiptNumber: 'R1234-5678',
  agencyPhone: '131 272',
  paymentType: 'Family Tax Benefit',
} as const satisfies TemplateValues;

/** The longest that each can be. */
export const longestValues: TemplateValues = {
  ...sampleValues,
  receiptNumber: '0'.repeat(20),
  agencyPhone: '0'.repeat(20),
  paymentType: 'x'.repeat(60),
};

/** `field` as the API calls it; a sentence that repeats nothing of what was typed. */
export type FieldProblem<Field extends string> = { field: Field; sentence: string };
type WordingProblem = FieldProblem<'text' | 'guidelines' | 'priorActions'>;

/** What is wrong with a version; empty where it may be saved. */
export function wordingProblems(
  { text, guidelines, priorActions }: TemplateWording,
  use: TemplateUse,
): WordingProblem[] {
  return [
    ...textFaults(text, use).map((sentence) => ({ field: 'text' as const, sentence })),
    ...tooLong(guidelines, longestInTemplate.guidelines).map((sentence) => ({
      field: 'guidelines' as const,
      sentence,
    })),
    ...guidanceProblems(guidelines).map(({ sentence }) => ({ field: 'guidelines' as const, sentence })),
    ...priorActionFaults(priorActions).map((sentence) => ({ field: 'priorActions' as const, sentence })),
  ];
}

/** What is wrong with the name that officers choose by. */
export const typeProblems = (type: string): FieldProblem<'type'>[] =>
  [
    ...(type.trim() ? [] : ['Enter the Type: the name that officers choose.']),
    ...tooLong(type, longestInTemplate.type),
    ...guidanceProblems(type).map(({ sentence }) => sentence),
  ].map((sentence) => ({ field: 'type', sentence }));

function textFaults(text: string, use: TemplateUse): string[] {
  if (!text.trim()) return ['Enter the text of the message.'];
  const problems = [...tooLong(text, longestInTemplate.text), ...textProblems(text).map(({ sentence }) => sentence)];
  const filled = fillTemplate(text, longestValues);
  const { segments } = smsLength('text' in filled ? filled.text : text);
  if (segments > longestInTemplate.segments)
    problems.push(
      `Shorten this: with the longest values it takes ${segments} SMS segments, and at most ${longestInTemplate.segments} are sent.`,
    );
  if (use === 'preCallAdvice' && !variablesOf(text).includes('contactTime'))
    problems.push('A pre-call advice says when: put {contactTime} where the time is to stand.');
  // any other may be held overnight, and is past its last moment before it leaves (EM-49)
  if (use !== 'preCallAdvice' && variablesOf(text).includes('contactTime'))
    problems.push('Only a pre-call advice asks for a contact time: leave {contactTime} out.');
  return problems;
}

function priorActionFaults(actions: readonly string[]): string[] {
  const { priorAction, priorActions } = longestInTemplate;
  const faults = actions.flatMap((action) => [
    ...(action.trim() ? [] : ['A prior action must not be empty.']),
    ...tooLong(action, priorAction),
    ...guidanceProblems(action).map(({ sentence }) => sentence),
  ]);
  if (actions.length > priorActions) faults.push(`At most ${priorActions} prior actions fit.`);
  if (new Set(actions.map((action) => action.trim().toLowerCase())).size < actions.length)
    faults.push('Two prior actions are the same.');
  return [...new Set(faults)];
}

/** As the page says it of every text. */
export const tooLong = (text: string, most: number): string[] =>
  text.trim().length > most ? [`Shorten this by ${text.trim().length - most} characters: at most ${most} fit.`] : [];
