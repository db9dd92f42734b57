import { z } from 'zod';
import { allEntries, type TrailEntry } from '../../../prisma/repositories/audit-trail.ts';
import { auditReading } from '../../audit-search.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { sought as body } from './search.schema.ts';

export const exportTrail = route({
  method: 'post',
  path: '/audit/export',
  permission: 'audit.export',
  summary: 'The same entries as the search finds, all of them, as CSV (RFC 4180)',
  params: nothing,
  query: nothing,
  body,
  answer: z.string(),
  reads: true,
  download: { type: 'text/csv', fileName: 'audit-trail.csv' },
  async handle({ deps, actor, body }) {
    const sought = await auditReading(deps, actor, 'audit.export', body);
    return { status: 200, body: '', stream: lines(sought ? allEntries(deps.db, actor, sought) : []) };
  },
});

const columns: readonly [name: string, value: (entry: TrailEntry) => string | null][] = [
  ['entry', ({ id }) => id],
  ['at', ({ at }) => at],
  ['user_id', ({ person }) => person?.userId ?? null],
  ['person', ({ person }) => person?.name ?? null],
  ['action', ({ action }) => action],
  ['result', ({ result }) => result],
  ['customer_id', ({ customerId }) => customerId],
  ['subject_id', ({ subjectId }) => subjectId],
  ['process_id', ({ processId }) => processId],
  ['why', ({ why }) => why],
  ['detail', ({ detail }) => (detail ? JSON.stringify(detail) : null)],
  ['request_id', ({ requestId }) => requestId],
  ['address', ({ address }) => address],
  ['client', ({ client }) => client],
  ['sealed', ({ sealed }) => String(sealed)],
];

async function* lines(pages: AsyncIterable<TrailEntry[]> | Iterable<TrailEntry[]>): AsyncGenerator<string> {
  yield line(columns.map(([name]) => name));
  for await (const page of pages) yield page.map((entry) => line(columns.map(([, value]) => value(entry)))).join('');
}

const line = (cells: (string | null)[]) => `${cells.map(cell).join(',')}\r\n`;

/** A client names itself as it likes: what a spreadsheet would take for a formula is made a text. */
function cell(value: string | null): string {
  const text = value === null ? '' : value.replace(/^[=+\-@\t\r]/, "'$&");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
