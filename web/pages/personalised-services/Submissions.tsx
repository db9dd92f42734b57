import { TextLink } from '@ag.ds-next/react/text-link';
import type { SubmissionLine } from '../../client/model.ts';
import { addresses } from '../../frame/menu.ts';
import { PersonName } from '../../people/PersonName.tsx';
import { PlanStateBadge } from '../../plan-approval/PlanStateBadge.tsx';
import { At, Due } from '../../time/When.tsx';
import css from './PersonalisedServicesPage.module.css';

type Props = { submissions: SubmissionLine[]; planBegun: boolean };

export function Submissions({ submissions, planBegun }: Props) {
  if (submissions.length === 0) {
    return (
      <p className={css['plain']}>
        {planBegun
          ? 'The plan was not submitted yet. The officer submits it in the Referral window, with the CMP Approval box.'
          : 'Nothing was submitted yet, because there is no plan.'}
      </p>
    );
  }
  return (
    <ul className={css['lines']}>
      {submissions.map((line) => (
        <li key={line.id} className={css['line']}>
          <div className={css['lineHead']}>
            <TextLink href={addresses.submission(line.id)}>Version {line.number}</TextLink>
            <PlanStateBadge state={line.state} />
          </div>
          <div>
            Submitted by <PersonName person={line.submittedBy} form="name" />, <At instant={line.submittedAt} />
          </div>
          {line.waitingFor && (
            <div>
              Waits for <PersonName person={line.waitingFor} />
              {line.dueAt && (
                <>
                  , due <Due instant={line.dueAt} />
                </>
              )}
            </div>
          )}
          {line.decidedBy && line.decidedAt && (
            <div>
              Decided by <PersonName person={line.decidedBy} form="name" />
              {line.decidedFor && (
                <>
                  {' '}
                  for <PersonName person={line.decidedFor} form="name" />
                </>
              )}
              , <At instant={line.decidedAt} />
            </div>
          )}
          {line.reason && <div className={css['muted']}>“{line.reason}”</div>}
        </li>
      ))}
    </ul>
  );
}
