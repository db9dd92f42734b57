/** Zod's findings as sentences for people: one per field, none with what was typed. */
import type { z } from 'zod';

export type FieldError = { field: string; message: string };

/** Given to `safeParse`: applies where a schema has no sentence of its own. */
export const plainSentence: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === 'invalid_type') {
    if (issue.input === undefined || issue.input === null) return 'This is required.';
    return `This must be ${words[issue.expected] ?? 'something else'}.`;
  }
  if (issue.code === 'too_small') return tooSmall(issue.origin, issue.minimum);
  if (issue.code === 'too_big') return tooBig(issue.origin, issue.maximum);
  if (issue.code === 'invalid_value') return `This must be one of: ${issue.values.map(String).join(', ')}.`;
  if (issue.code === 'invalid_format') return formats[issue.format] ?? 'This is not in the form that is expected.';
  if (issue.code === 'unrecognized_keys') return 'This has a field that is not known.';
  return 'This is not understood.';
};

const words: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};
const formats: Record<string, string> = {
  uuid: 'This must be an id of ours.',
  date: 'This must be a date, as YYYY-MM-DD.',
  datetime: 'This must be an instant in UTC, as 2026-11-30T03:15:00.000Z.',
};
const tooSmall = (origin: string, minimum: number | bigint) => {
  if (origin !== 'string') return `This must be at least ${minimum}.`;
  return minimum === 1 ? 'This must not be empty.' : `This must have at least ${minimum} characters.`;
};
const tooBig = (origin: string, maximum: number | bigint) =>
  origin === 'string' ? `This must have at most ${maximum} characters.` : `This must be at most ${maximum}.`;

/** Where in the request a finding belongs: `lastDay`, `phones.0.number`; `(body)` for the whole. */
export const fieldErrors = (error: z.ZodError): FieldError[] =>
  error.issues.map(({ path, message }) => ({ field: path.map(String).join('.') || '(body)', message }));
