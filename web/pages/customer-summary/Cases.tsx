import { TextLink } from '@ag.ds-next/react/text-link';
import type { CustomerSummary } from '../../client/model.ts';
import { addresses } from '../../frame/menu.ts';
import { OnDate } from '../../time/When.tsx';
import css from './CustomerSummaryPage.module.css';

const roleWords = { payingParent: 'Paying parent', receivingParent: 'Receiving parent' };
const processWords: Record<string, string> = {
  newRegistration: 'New registration',
  objection: 'Objection',
  changeOfAssessment: 'Change of assessment',
  changeOfCare: 'Change of care',
};

export function Cases({ cases }: { cases: CustomerSummary['cases'] }) {
  if (cases.length === 0) return <p className={css['plain']}>This customer is party to no case.</p>;
  return (
    <ul className={css['plainList']}>
      {cases.map(({ id, number, role, otherParty, processes }) => (
        <li key={id} className={css['item']}>
          <p>
            <strong>Case {number}</strong> · {roleWords[role]}
          </p>
          <p>
            Other party:{' '}
            {otherParty ? (
              <>
                <TextLink href={addresses.customer(otherParty.id)}>{otherParty.name}</TextLink>{' '}
                <span className={css['muted']}>
                  CSID {otherParty.csid} · {otherParty.location}
                </span>
              </>
            ) : (
              'not shown to your role'
            )}
          </p>
          {processes.map(({ kind, startedOn, initiatedBy }) => (
            <p key={`${kind}${startedOn}`}>
              {processWords[kind] ?? kind} under way since <OnDate date={startedOn} />, initiated by{' '}
              {initiatedBy === 'thisCustomer' ? 'this customer' : 'the other party'}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
