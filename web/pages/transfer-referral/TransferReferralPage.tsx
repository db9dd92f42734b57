/** A referral, during and after: the way as a picture, what is happening, the timeline, and what it was decided on (PS-24). */
import { ButtonLink } from '@ag.ds-next/react/button';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { TransferReferral } from '../../client/model.ts';
import { fromProcess } from '../../client/opened-from.ts';
import { transferReferralQuery } from '../../client/reads.ts';
import { CustomerLine } from '../../customers/CustomerCell.tsx';
import { Loaded } from '../../frame/Loaded.tsx';
import { PageTitle } from '../../frame/PageTitle.tsx';
import { PrintButton } from '../../frame/PrintButton.tsx';
import { PrintedLine } from '../../frame/PrintedLine.tsx';
import { Columns, Section } from '../../frame/Section.tsx';
import { addresses } from '../../frame/menu.ts';
import { useSession } from '../../session/session-context.ts';
import { StackingDocuments } from '../../stacking-documents/StackingDocuments.tsx';
import { AcceptedPlan } from '../../transfer-referral/AcceptedPlan.tsx';
import { ReferralPicture } from '../../transfer-referral/ReferralPicture.tsx';
import { ReferralTimeline } from '../../transfer-referral/ReferralTimeline.tsx';
import { WhatIsHappening } from '../../transfer-referral/WhatIsHappening.tsx';
import { TheReferral } from './TheReferral.tsx';
import css from './TransferReferralPage.module.css';

export function TransferReferralPage() {
  const { referralId = '' } = useParams();
  const query = useQuery(transferReferralQuery(referralId));
  return (
    <Loaded query={query} missing="There is no such referral">
      {(referral) => <Shown referral={referral} />}
    </Loaded>
  );
}

function Shown({ referral }: { referral: TransferReferral }) {
  const { customer, stackingDocuments } = referral;
  return (
    <>
      <PageTitle actions={<Ways referral={referral} />}>Referral for transfer out of PS</PageTitle>
      <PrintedLine />
      <div className={css['who']}>
        <CustomerLine customer={customer} />
      </div>
      <div className={css['picture']}>
        <ReferralPicture referral={referral} />
      </div>
      <Columns
        aside={
          <div className={css['aside']}>
            <WhatIsHappening referral={referral} />
            <ReferralTimeline referral={referral} />
          </div>
        }
      >
        <Section title="The referral">
          <TheReferral referral={referral} />
        </Section>
        <div className={css['plan']}>
          <AcceptedPlan referral={referral} level="h2" />
        </div>
      </Columns>
      <Section title="Stacking documents">
        {stackingDocuments.length === 0 ? <p>There are none.</p> : <StackingDocuments documents={stackingDocuments} />}
      </Section>
    </>
  );
}

function Ways({ referral: { id, customer, officer, may, process } }: { referral: TransferReferral }) {
  const on = fromProcess(process.id);
  const me = useSession().person.id;
  const decidable = [may.acceptMonitoring, may.acceptTransfer, may.handOver].some(({ possible }) => possible);
  return (
    <>
      {decidable && (
        <ButtonLink href={addresses.referralDecision(id)} {...on}>
          Decide
        </ButtonLink>
      )}
      {officer?.id === me && (
        <ButtonLink href={addresses.referral(customer.id)} {...on}>
          Referral window
        </ButtonLink>
      )}
      <ButtonLink variant="secondary" href={addresses.personalisedServices(customer.id)} {...on}>
        Personalised Services
      </ButtonLink>
      <PrintButton />
    </>
  );
}
