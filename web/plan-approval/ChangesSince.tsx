/** What the officer has changed since the plan was submitted last, before it is submitted again (PS-9). */
import { useQuery } from '@tanstack/react-query';
import { differences } from '../../domain/personalised-services/plan.ts';
import type { PersonalisedServices } from '../client/model.ts';
import { submissionQuery } from '../client/reads.ts';
import css from './SubmittedPlan.module.css';
import { latestSubmission } from './latest-submission.ts';
import { namesOf, planStates } from './words.ts';

/** Nothing where the plan was never submitted in this stay, is not complete, or waits for a decision. */
export function ChangesSince({ record }: { record: PersonalisedServices }) {
  const latest = latestSubmission(record);
  const { plan } = record;
  const comparable = latest !== null && latest.state !== 'submitted' && !!plan?.coreIssue && !!plan.trigger;
  const query = useQuery({ ...submissionQuery(latest?.id ?? ''), enabled: comparable });
  if (!comparable || !query.data || !plan.coreIssue || !plan.trigger) return null;
  const changed = differences(query.data.submitted, { coreIssue: plan.coreIssue, trigger: plan.trigger });
  const version = `version ${latest.number}, which was ${planStates[latest.state].word.toLowerCase()}`;
  return (
    <p className={css['since']}>
      {changed.length === 0
        ? `Nothing has changed since ${version}.`
        : `Changed since ${version}: ${namesOf(changed.map(({ field }) => field))}. Not submitted yet.`}
    </p>
  );
}
