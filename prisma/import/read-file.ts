/** The file as lines, every line checked by itself before anything is looked up. */
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { columns, line, type Line } from './line.ts';

/** `number`: the line of the file, the header being 1. */
export type Numbered = { number: number; line: Line };
export type Wrong = { number: number; reference: string; column: string; message: string };

/** Throws a `FileError` where it is no such file at all. */
export class FileError extends Error {}

/** What can be read, and what is wrong with the rest: one entry for each column. */
export function readCases(csv: string): { lines: Numbered[]; wrong: Wrong[] } {
  const records = recordsOf(csv);
  const lines: Numbered[] = [];
  const wrong: Wrong[] = [];
  for (const { number, record } of records) {
    const result = line.safeParse(record);
    const reference = record['reference'] ?? '';
    if (result.success) lines.push({ number, line: result.data });
    else
      for (const { path, message } of result.error.issues)
        wrong.push({ number, reference, column: path.map(String).join('.'), message });
  }
  const first = new Map<string, number>();
  for (const {
    number,
    line: { reference },
  } of lines) {
    const before = first.get(reference);
    if (before === undefined) first.set(reference, number);
    else wrong.push({ number, reference, column: 'reference', message: `Line ${before} has this reference already.` });
  }
  return { lines, wrong };
}

const parsed = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

function recordsOf(csv: string): { number: number; record: Record<string, string> }[] {
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
  if (missing.length) throw new FileError(`The first line must name the columns; missing: ${missing.join(', ')}.`);
  return rest.map(({ record, info }) => ({
    number: info.lines,
    record: Object.fromEntries(columns.map((column) => [column, record[names.indexOf(column)] ?? ''])),
  }));
}
