/** A customer's stay in Personalised Services: officer, plan, stacking documents, submissions. */
import { ButtonLink } from '@ag.ds-next/react/button';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useParams } from 'react-router';
import type { PersonalisedServices } from '../../client/model.ts';
import { personalisedServicesQuery } from '../../client/reads.ts';
import { IndicatorsOf } from '../../customers/Indicators.tsx';
import { CustomerLine } from '../../customers/CustomerCell.tsx';
import { Loaded } from '../../frame/Loaded.tsx';
import { PageTitle } from '../../frame/PageTitle.tsx';
import { PrintButton } from '../../frame/PrintButton.tsx';
import { PrintedLine } from '../../frame/PrintedLine.tsx';
import { Columns, Section } from '../../frame/Section.tsx';
import { addresses } from '../../frame/menu.ts';
import { useSession } from '../../session/session-context.ts';
import { AssignmentHistory } from './AssignmentHistory.tsx';
import { PlanOverview } from './PlanOverview.tsx';
import css from './PersonalisedServicesPage.module.css';
import { Referrals } from './Referrals.tsx';
import { StackingDocumentsSection } from './StackingDocumentsSection.tsx';
import { Submissions } from './Submissions.tsx';

export function PersonalisedServicesPage() {
  const { customerId = '' } = useParams();
  const query = useQuery(personalisedServicesQuery(customerId));
  return (
    <Loaded query={query} missing="There is no such customer" title="Personalised Services">
      {(record) => <Record record={record} />}
    </Loaded>
  );
}

function Record({ record }: { record: PersonalisedServices }) {
  const { customer, assignment, plan } = record;
  const me = useSession().person.id;
  const mine = assignment?.officer.id === me && !assignment.closedAt;
  return (
    <>
      <PageTitle
        actions={
          <>
            {mine && <ButtonLink href={addresses.referral(customer.id)}>Referral</ButtonLink>}
            <ButtonLink variant="secondary" href={addresses.customer(customer.id)}>
              Customer Summary
            </ButtonLink>
            <PrintButton />
          </>
        }
      >
        Personalised Services
      </PageTitle>
      <PrintedLine />
      <div className={css['who']}>
        <CustomerLine customer={customer} />
        <IndicatorsOf customerId={customer.id} />
      </div>
      <Columns
        aside={
          <>
            <Section title="Assignment">
              <AssignmentHistory record={record} />
            </Section>
            <Section title="Referrals for transfer out of PS">
              <Referrals record={record} />
            </Section>
            <Section title="Submissions">
              <Submissions submissions={record.submissions} planBegun={plan !== null} />
            </Section>
          </>
        }
      >
        <PlanOverview record={record} />
        <StackingDocumentsSection record={record} />
      </Columns>
      <Outlet context={record} />
    </>
  );
}
