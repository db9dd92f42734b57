/** A submission, during and after its approval: what is happening, the timeline, the plan as submitted. */
import { ButtonLink } from '@ag.ds-next/react/button';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { Submission } from '../../client/model.ts';
import { fromProcess } from '../../client/opened-from.ts';
import { submissionQuery } from '../../client/reads.ts';
import { IndicatorsOf } from '../../customers/Indicators.tsx';
import { CustomerLine } from '../../customers/CustomerCell.tsx';
import { Loaded } from '../../frame/Loaded.tsx';
import { PageTitle } from '../../frame/PageTitle.tsx';
import { PrintButton } from '../../frame/PrintButton.tsx';
import { PrintedLine } from '../../frame/PrintedLine.tsx';
import { Columns, Section } from '../../frame/Section.tsx';
import { addresses } from '../../frame/menu.ts';
import { PersonName } from '../../people/PersonName.tsx';
import { PlanPicture } from '../../plan-approval/PlanPicture.tsx';
import { PlanTimeline } from '../../plan-approval/PlanTimeline.tsx';
import { SubmittedPlan } from '../../plan-approval/SubmittedPlan.tsx';
import { WhatIsHappening } from '../../plan-approval/WhatIsHappening.tsx';
import { StackingDocuments } from '../../stacking-documents/StackingDocuments.tsx';
import { At } from '../../time/When.tsx';
import css from './SubmissionPage.module.css';

export function SubmissionPage() {
  const { submissionId = '' } = useParams();
  const query = useQuery(submissionQuery(submissionId));
  return (
    <Loaded query={query} missing="There is no such submission" title="Customer Management Plan">
      {(submission) => <Shown submission={submission} />}
    </Loaded>
  );
}

function Shown({ submission }: { submission: Submission }) {
  const { customer, number, submittedBy, submittedAt, authors, may, stackingDocuments, id, process } = submission;
  const on = fromProcess(process.id);
  return (
    <>
      <PageTitle
        actions={
          <>
            {(may.accept.possible || may.return.possible || may.handOver.possible) && (
              <ButtonLink href={addresses.decision(id)} {...on}>
                Decide
              </ButtonLink>
            )}
            {may.withdraw.possible && (
              <ButtonLink variant="secondary" href={addresses.referral(customer.id)} {...on}>
                Referral
              </ButtonLink>
            )}
            <ButtonLink variant="secondary" href={addresses.personalisedServices(customer.id)} {...on}>
              Personalised Services
            </ButtonLink>
            <PrintButton />
          </>
        }
      >
        {`Customer Management Plan, version ${number}`}
      </PageTitle>
      <PrintedLine />
      <div className={css['who']}>
        <CustomerLine customer={customer} />
        <IndicatorsOf customerId={customer.id} />
        <p className={css['by']}>
          Submitted by <PersonName person={submittedBy} />, <At instant={submittedAt} />. Written by{' '}
          {authors.map((author, index) => (
            <span key={author.id}>
              {index > 0 && ' and '}
              <PersonName person={author} form="name" />
            </span>
          ))}
          .
        </p>
      </div>
      <div className={css['picture']}>
        <PlanPicture submission={submission} />
      </div>
      <Columns
        aside={
          <div className={css['aside']}>
            <WhatIsHappening submission={submission} />
            <PlanTimeline submission={submission} />
          </div>
        }
      >
        <div className={css['plan']}>
          <SubmittedPlan submission={submission} level="h2" title="Plan as submitted" />
        </div>
        <Section title="Stacking documents">
          {stackingDocuments.length === 0 ? (
            <p>There are none.</p>
          ) : (
            <StackingDocuments documents={stackingDocuments} />
          )}
        </Section>
      </Columns>
    </>
  );
}
