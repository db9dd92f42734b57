import { planApprovalWords } from '../../../domain/personalised-services/plan-approval-words.ts';
import { TextLink } from '@ag.ds-next/react/text-link';
import type { CustomerSummary } from '../../client/model.ts';
import { addresses } from '../../frame/menu.ts';
import { PersonName } from '../../people/PersonName.tsx';
import { Due } from '../../time/When.tsx';
import css from './CustomerSummaryPage.module.css';

const kinds: Record<string, string> = { planApproval: planApprovalWords.name };
const steps: Record<string, string> = planApprovalWords.steps;

export function OpenProcesses({ processes }: { processes: CustomerSummary['openProcesses'] }) {
  if (processes.length === 0) return <p className={css['plain']}>Nothing is under way for this customer.</p>;
  return (
    <ul className={css['plainList']}>
      {processes.map(({ id, kind, step, needs, waitingFor, dueAt, subjectId }) => (
        <li key={id} className={css['item']}>
          <p>
            <TextLink href={addresses.submission(subjectId)}>{kinds[kind] ?? kind}</TextLink>: {steps[step] ?? step}
          </p>
          <p>
            Waits for{' '}
            {waitingFor ? <PersonName person={waitingFor} /> : needs === 'operator' ? 'the operators' : 'nobody'}
            {dueAt && (
              <>
                , due <Due instant={dueAt} />
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
