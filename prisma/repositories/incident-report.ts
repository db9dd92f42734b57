/** Messages received in error, counted by outcome, age and cause: of customers who exist for the viewer, or of nobody; nobody is named. */
import { z } from 'zod';
import {
  incidentAgeDays,
  incidentAges,
  incidentCauses,
  incidentFindings,
  type IncidentAge,
  type IncidentCause,
  type IncidentFinding,
} from '../../domain/incidents/incident.ts';
import { incidentOutcomes, type IncidentOutcome } from '../../domain/incidents/interview.ts';
import { may } from '../../domain/people/permissions.ts';
import type { LocalDate } from '../../domain/time/local-date.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Reader } from '../client.ts';
import { customersForSasSql, visibleCustomersSql, type Viewer } from './viewer.ts';

type Counts = { begun: number; open: number; overdue: number; closed: number };
type ByWord<W> = { word: W; incidents: number }[];
export type IncidentCounts = {
  total: Counts;
  causes: ({ word: IncidentCause } & Counts)[];
  outcomes: ByWord<IncidentOutcome>;
  findings: ByWord<IncidentFinding>;
  ages: ByWord<IncidentAge>;
};

const row = z.object({
  cause: z.enum(incidentCauses),
  outcomes: z.array(z.enum(incidentOutcomes)),
  finding: z.enum(incidentFindings).nullable(),
  open: z.boolean(),
  overdue: z.boolean(),
  days: z.number(),
  incidents: z.number().int(),
});

/** Those begun in `zone` from and to included, without interviews that were discarded. One statement. */
export async function incidentCounts(
  reader: Reader,
  viewer: Viewer,
  { from, to, zone }: { from: LocalDate; to: LocalDate; zone: string },
  now: Date,
): Promise<IncidentCounts> {
  const seen = may(viewer.roles, 'incidents.resolve')
    ? Prisma.sql`(${visibleCustomersSql(viewer)} OR ${customersForSasSql(viewer)})`
    : visibleCustomersSql(viewer);
  const found = z.array(row).parse(
    await reader.$queryRaw`
      SELECT cause, outcomes, finding, open, open AND coalesce(due_at <= ${now}, false) AS overdue,
        floor(extract(epoch FROM ${now}::timestamptz - created_at) / 86400)::int AS days, count(*)::int AS incidents
      FROM (
        SELECT i.cause, i.outcomes, i.finding, i.closed_at IS NULL AS open, i.created_at,
          CASE i.state WHEN 'withSas' THEN i.due_at
            WHEN 'toDo' THEN (SELECT min(t.due_at) FROM incident_task t WHERE t.incident_id = i.id AND t.done_at IS NULL) END AS due_at
        FROM incident i
        WHERE i.state <> 'discarded'
          AND NOT EXISTS (SELECT FROM customer c WHERE c.id = i.customer_id AND NOT ${seen})
          AND i.created_at >= ${from}::date::timestamp AT TIME ZONE ${zone}
          AND i.created_at < (${to}::date + 1)::timestamp AT TIME ZONE ${zone}) AS begun
      GROUP BY 1, 2, 3, 4, 5, 6`,
  );
  const sum = (rows: typeof found) => rows.reduce((all, { incidents }) => all + incidents, 0);
  const counts = (rows: typeof found): Counts => ({
    begun: sum(rows),
    open: sum(rows.filter(({ open }) => open)),
    overdue: sum(rows.filter(({ overdue }) => overdue)),
    closed: sum(rows.filter(({ open }) => !open)),
  });
  return {
    total: counts(found),
    causes: incidentCauses.map((word) => ({ word, ...counts(found.filter(({ cause }) => cause === word)) })),
    outcomes: incidentOutcomes.map((word) => ({
      word,
      incidents: sum(found.filter(({ outcomes }) => outcomes.includes(word))),
    })),
    findings: incidentFindings.map((word) => ({
      word,
      incidents: sum(found.filter(({ finding }) => finding === word)),
    })),
    ages: incidentAges.map((word) => ({
      word,
      incidents: sum(found.filter(({ open, days }) => open && incidentAgeOf(days) === word)),
    })),
  };
}

const incidentAgeOf = (days: number): IncidentAge => incidentAges.find((age) => days < incidentAgeDays[age]) ?? 'older';
