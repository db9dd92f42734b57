/** Messages received in error by cause, outcome and age (EM-32 to EM-36), of those begun in a period. */
import { useQuery } from '@tanstack/react-query';
import { incidentAgeWords, incidentCauseWords, incidentFindingWords } from '../../../domain/incidents/incident.ts';
import { incidentOutcomeWords } from '../../../domain/incidents/interview.ts';
import type { IncidentReport } from '../../client/model.ts';
import { incidentReportQuery } from '../../client/reads.ts';
import { Loaded } from '../../frame/Loaded.tsx';
import { Section } from '../../frame/Section.tsx';
import type { Period } from './Period.tsx';
import css from './Reports.module.css';

export function IncidentCounts({ period }: { period: Period }) {
  const query = useQuery(incidentReportQuery(period));
  return (
    <Section title="Incidents">
      <Loaded query={query} missing="There is no such report">
        {(report) => <Figures report={report} />}
      </Loaded>
    </Section>
  );
}

const columns = [
  ['begun', 'Begun'],
  ['open', 'Open'],
  ['overdue', 'Overdue'],
  ['closed', 'Closed'],
] as const;

function Figures({ report: { total, causes, outcomes, findings, ages } }: { report: IncidentReport }) {
  if (total.begun === 0) return <p>No incident was begun in this period.</p>;
  return (
    <>
      <table className={css['table']}>
        <caption className={css['caption']}>
          By how it became known. Interviews that were discarded are left out.
        </caption>
        <thead>
          <tr>
            <th scope="col">Cause</th>
            {columns.map(([of, label]) => (
              <th key={of} scope="col" className={css['number']}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {causes.map((cause) => (
            <tr key={cause.word}>
              <th scope="row">{incidentCauseWords[cause.word]}</th>
              {columns.map(([of]) => (
                <td key={of} className={css['number']}>
                  {cause[of]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">In all</th>
            {columns.map(([of]) => (
              <td key={of} className={css['number']}>
                {total[of]}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
      <ByWord
        caption="By outcome of the interview. More than one may hold."
        heading="Outcome"
        rows={outcomes.map(({ word, incidents }) => [incidentOutcomeWords[word], incidents])}
      />
      <ByWord
        caption="By what SAS found."
        heading="Finding"
        rows={findings.map(({ word, incidents }) => [incidentFindingWords[word], incidents])}
      />
      <ByWord
        caption="Of those that are open: how long they have been."
        heading="Age"
        rows={ages.map(({ word, incidents }) => [incidentAgeWords[word], incidents])}
      />
    </>
  );
}

function ByWord({ caption, heading, rows }: { caption: string; heading: string; rows: [string, number][] }) {
  return (
    <table className={css['table']}>
      <caption className={css['caption']}>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{heading}</th>
          <th scope="col" className={css['number']}>
            Incidents
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([word, incidents]) => (
          <tr key={word}>
            <th scope="row">{word}</th>
            <td className={css['number']}>{incidents}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
