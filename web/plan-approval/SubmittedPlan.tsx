/** The plan as it was submitted, with what differs from the version before. */
import { Heading } from '@ag.ds-next/react/heading';
import type { Submission } from '../client/model.ts';
import { formatDate } from '../time/When.tsx';
import css from './SubmittedPlan.module.css';
import { fieldWords, planStates } from './words.ts';

type Field = Submission['differences'][number]['field'];

type Props = { submission: Submission; level?: 'h2' | 'h3'; title?: string };

export function SubmittedPlan({ submission, level = 'h3', title }: Props) {
  const { submitted, previous, differences } = submission;
  const Part = level === 'h2' ? 'h3' : 'h4';
  const before = (field: Field) => differences.find((difference) => difference.field === field);
  const row = (field: Field, value: string) => {
    const changed = before(field);
    return (
      <>
        <dt>{fieldWords[field]}</dt>
        <dd>
          <span className={changed ? css['changed'] : undefined}>{value}</span>
          {changed && (
            <span className={css['before']}>
              <b>Changed.</b> In version {previous?.number}:{' '}
              {changed.before === null ? 'nothing' : shown(field, changed.before)}
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
      <p className={css['note']}>{differencesInWords(submission)}</p>
      <Part className={css['part']}>Core Issue</Part>
      <dl className={css['facts']}>
        {row('coreIssueType', submitted.coreIssue.type)}
        {row('stackingDocumentDate', formatDate(submitted.coreIssue.stackingDocumentDate))}
      </dl>
      <Part className={css['part']}>Trigger</Part>
      <dl className={css['facts']}>
        {row('segment', submitted.trigger.segment)}
        {row('issue', submitted.trigger.issue)}
      </dl>
    </section>
  );
}

const shown = (field: Field, value: string) => (field === 'stackingDocumentDate' ? formatDate(value) : `“${value}”`);

function differencesInWords({ previous, differences }: Submission): string {
  if (!previous) return 'This is the first version.';
  const was = planStates[previous.state].word.toLowerCase();
  const reason = previous.reason ? `: “${previous.reason}”` : '.';
  const what =
    differences.length === 0 ? 'Nothing differs from it' : `${differences.length} of 4 fields differ from it`;
  return `Version ${previous.number} was ${was}${reason} ${what}.`;
}
