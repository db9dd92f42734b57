/** The file as lines, every line checked by itself before anything is looked up. */
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { columns, line, type Line } from './line.ts';

/** `number`: the line of the file on which it begins, the header being 1. */
export type Numbered = { number: number; line: Line };
export type Wrong = { number: number; reference: string; column: string; message: string };

/** Throws a `FileError` where it is no such file at all. */
export class FileError extends Error {}

/** What can be read, and what is wrong with the rest: one entry for each column. */
export function readCases(csv: string): { lines: Numbered[]; wrong: Wrong[] } {
  const lines: Numbered[] = [];
  const wrong: Wrong[] = [];
  const first = new Map<string, number>();
  for (const { number, record, fields, expected } of recordsOf(csv)) {
    const reference = record['reference'] ?? '';
    const mistake = (column: string, message: string) => wrong.push({ number, reference, column, message });
    if (fields !== expected) {
      mistake('', `It has ${fields} fields, the first line ${expected}: is a comma not in quotes?`);
      continue; // what stands in which column is anybody's guess
    }
    const result = line.safeParse(record);
    for (const { path, message } of result.error?.issues ?? []) mistake(path.map(String).join('.'), message);
    const before = first.get(reference);
    if (before !== undefined) mistake('reference', `Line ${before} has this reference already.`);
    else if (reference) first.set(reference, number);
    if (result.success && before === undefined) lines.push({ number, line: result.data });
  }
  return { lines, wrong };
}

type Row = { number: number; record: Record<string, string>; fields: number; expected: number };

const parsed = z.array(z.object({ record: z.array(z.string()), info: z.object({ bytes: z.number() }) }));

function recordsOf(csv: string): Row[] {
  let rows: z.infer<typeof parsed>;
  try {
    const options = { bom: true, info: true, skip_empty_lines: true, relax_column_count: true, trim: true };
    rows = parsed.parse(parse(csv, options));
  } catch {
    throw new FileError('This is no CSV file.'); // the parser’s own message quotes the file
  }
  const [header, ...rest] = rows;
  const names = header?.record ?? [];
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length)
    throw new FileError(
      `The first line must name the columns, separated by commas; missing: ${missing.join(', ')}. See docs/import.md.`,
    );
  const unknown = names.flatMap((name, i) => (columns.some((column) => column === name) ? [] : [i + 1]));
  if (unknown.length || names.length !== columns.length)
    throw new FileError(
      `The first line must name each column once and no other${unknown.length ? `; not known: the ${unknown.map((n) => `${n}.`).join(', ')}` : ''}. See docs/import.md.`,
    );
  const bytes = Buffer.from(csv);
  const newlines = (from: number, to: number) => bytes.subarray(from, to).toString().split('\n').length - 1;
  let end = header?.info.bytes ?? 0;
  let ended = newlines(0, end);
  return rest.map(({ record, info }) => {
    const from = end;
    end = info.bytes;
    // what its fields hold of line ends came after its beginning; empty lines and the end of the record before it, before
    const blank = /^\s*/.exec(bytes.subarray(from, end).toString())?.[0] ?? '';
    const number = ended + blank.split('\n').length;
    ended += newlines(from, end);
    return {
      number,
      record: Object.fromEntries(columns.map((column) => [column, record[names.indexOf(column)] ?? ''])),
      fields: record.length,
      expected: names.length,
    };
  });
}

/** What the file says. Throws a `FileError` where it is not UTF-8: what a guess would make of a name is worse than none. */
export function decodeCases(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new FileError('This file is not UTF-8: save it as “CSV UTF-8”.');
  }
}
