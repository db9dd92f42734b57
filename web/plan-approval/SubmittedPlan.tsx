/** The plan as it was submitted, with what differs from the version before (PS-9). */
import { Heading } from '@ag.ds-next/react/heading';
import type { Submission } from '../client/model.ts';
import { Differing } from '../differences/Differing.tsx';
import { formatDate } from '../time/When.tsx';
import css from './SubmittedPlan.module.css';
import { fieldWords, namesOf, planStates, type PlanField } from './words.ts';

type Props = { submission: Submission; level?: 'h2' | 'h3'; title?: string };

export function SubmittedPlan({ submission, level = 'h3', title }: Props) {
  const { submitted, previous, differences } = submission;
  const Part = level === 'h2' ? 'h3' : 'h4';
  const row = (field: PlanField, value: string) => {
    const changed = differences.find((difference) => difference.field === field);
    return (
      <>
        <dt>{fieldWords[field]}</dt>
        <dd>
          {changed && <b className={css['changed']}>Changed</b>}
          {changed && isText(field) ? <Differing before={changed.before ?? ''} after={value} /> : shown(field, value)}
          {changed && (
            <span className={css['before']}>
              In version {previous?.number}: {changed.before === null ? 'nothing' : quoted(field, changed.before)}
            </span>
          )}
        </dd>
      </>
    );
  };
  return (
    <section className={css['plan']} aria-label="Plan as submitted">
      <Heading type={level} fontSize="md">
        {title ?? `Customer Management Plan, version ${submission.number}`}
      </Heading>
      <WhatDiffers submission={submission} />
      <Part className={css['part']}>Core Issue</Part>
      <dl className={css['facts']}>
        {row('coreIssueType', submitted.coreIssue.type)}
        {row('stackingDocumentDate', submitted.coreIssue.stackingDocumentDate)}
      </dl>
      <Part className={css['part']}>Trigger</Part>
      <dl className={css['facts']}>
        {row('segment', submitted.trigger.segment)}
        {row('issue', submitted.trigger.issue)}
      </dl>
    </section>
  );
}

const isText = (field: PlanField) => field === 'issue';
const shown = (field: PlanField, value: string) => (field === 'stackingDocumentDate' ? formatDate(value) : value);
const quoted = (field: PlanField, value: string) =>
  field === 'stackingDocumentDate' ? formatDate(value) : `“${value}”`;

function WhatDiffers({ submission: { previous, differences } }: { submission: Submission }) {
  if (!previous) return <p className={css['note']}>This is the first version.</p>;
  const changed = differences.map(({ field }) => field);
  return (
    <>
      <p className={css['note']}>
        Version {previous.number} was {planStates[previous.state].word.toLowerCase()}
        {previous.reason ? `: “${previous.reason}”` : '.'}
      </p>
      <p className={css['differs']}>
        {changed.length === 0 ? (
          <>
            <strong>Nothing differs</strong> from version {previous.number}.
          </>
        ) : (
          <>
            <strong>{changed.length} of 4 fields differ</strong> from version {previous.number}: {namesOf(changed)}.
            {changed.some(isText) && ' Added words are underlined, removed ones struck through.'}
          </>
        )}
      </p>
    </>
  );
}
