/** `Products and Services`: the status of `Reminder` and `General`, and every SMS opt out (EM-3, EM-47). */
import { ButtonLink } from '@ag.ds-next/react/button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { ProductsAndServices } from '../../client/model.ts';
import { productsAndServicesQuery } from '../../client/reads.ts';
import { CustomerLine } from '../../customers/CustomerCell.tsx';
import { IndicatorsOf } from '../../customers/Indicators.tsx';
import { SubscriptionStatus } from '../../customers/SubscriptionStatus.tsx';
import { UnsavedWarning, useUnsaved } from '../../forms/UnsavedWarning.tsx';
import { Loaded } from '../../frame/Loaded.tsx';
import { PageTitle } from '../../frame/PageTitle.tsx';
import { Columns, Section } from '../../frame/Section.tsx';
import { addresses } from '../../frame/menu.ts';
import { useMay } from '../../session/session-context.ts';
import { OptOut } from './OptOut.tsx';
import css from './ProductsAndServices.module.css';
import { RecordOptOut } from './RecordOptOut.tsx';

export function ProductsAndServicesPage() {
  const { customerId = '' } = useParams();
  const query = useQuery(productsAndServicesQuery(customerId));
  return (
    <Loaded query={query} missing="There is no such customer" title="Products and Services">
      {(read) => <Page key={read.customer.id} read={read} />}
    </Loaded>
  );
}

function Page({ read }: { read: ProductsAndServices }) {
  const { customer, subscription, centrelink, optOuts, may } = read;
  const mayWrite = useMay('messages.send');
  const [recorded, setRecorded] = useState(0);
  const unsaved = useUnsaved();
  const standing = optOuts.filter(({ removedAt }) => removedAt === null);
  const removed = optOuts.filter(({ removedAt }) => removedAt !== null);
  return (
    <>
      <PageTitle
        path="Customer Summary"
        actions={
          <>
            <ButtonLink variant="secondary" href={addresses.customer(customer.id)}>
              Customer Summary
            </ButtonLink>
            <ButtonLink variant="secondary" href={addresses.customerDetails(customer.id)}>
              Individual Customer Details
            </ButtonLink>
            {mayWrite && (
              <ButtonLink variant="secondary" href={addresses.desktopMessage(customer.id)}>
                Generate Desktop Message
              </ButtonLink>
            )}
          </>
        }
      >
        Products and Services
      </PageTitle>
      <div className={css['who']}>
        <CustomerLine customer={customer} />
        <IndicatorsOf customerId={customer.id} />
      </div>
      <Columns
        aside={
          <Section title="Record an SMS opt out">
            <RecordOptOut
              key={`record ${recorded}`}
              customerId={customer.id}
              may={may.record}
              ofCentrelink={centrelink !== null}
              onRecorded={() => setRecorded((n) => n + 1)}
              tell={unsaved.tell}
            />
          </Section>
        }
      >
        <Section title="Subscription to electronic messages">
          <SubscriptionStatus subscription={subscription} centrelink={centrelink} />
        </Section>
        <Section title="SMS opt outs">
          {standing.length === 0 ? (
            <p className={css['plain']}>No SMS opt out is recorded.</p>
          ) : (
            <ul className={css['optOuts']}>
              {standing.map((optOut) => (
                <OptOut key={optOut.id} optOut={optOut} />
              ))}
            </ul>
          )}
        </Section>
        {removed.length > 0 && (
          <Section title="Removed">
            <ul className={css['optOuts']}>
              {removed.map((optOut) => (
                <OptOut key={optOut.id} optOut={optOut} />
              ))}
            </ul>
          </Section>
        )}
      </Columns>
      <UnsavedWarning dirty={unsaved.dirty} />
    </>
  );
}
