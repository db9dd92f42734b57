/** `Individual Customer Details`: how and where the customer is reached, and what of it is `Invalid` (EM-1, EM-19, EM-29). */
import { ButtonLink } from '@ag.ds-next/react/button';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useParams } from 'react-router';
import type { CustomerDetails } from '../../client/model.ts';
import { customerDetailsQuery } from '../../client/reads.ts';
import { CustomerLine } from '../../customers/CustomerCell.tsx';
import { IndicatorsOf } from '../../customers/Indicators.tsx';
import { UnsavedWarning, useUnsaved } from '../../forms/UnsavedWarning.tsx';
import { Loaded } from '../../frame/Loaded.tsx';
import { PageTitle } from '../../frame/PageTitle.tsx';
import { Columns, Section } from '../../frame/Section.tsx';
import { addresses } from '../../frame/menu.ts';
import { PersonName } from '../../people/PersonName.tsx';
import { useMay } from '../../session/session-context.ts';
import { At } from '../../time/When.tsx';
import { AddPhone } from './AddPhone.tsx';
import css from './CustomerDetails.module.css';
import { DetailsForm } from './DetailsForm.tsx';
import { PhoneForm } from './PhoneForm.tsx';

export function CustomerDetailsPage() {
  const { customerId = '' } = useParams();
  const query = useQuery(customerDetailsQuery(customerId));
  return (
    <Loaded query={query} missing="There is no such customer" title="Individual Customer Details">
      {(details) => <Details key={details.customer.id} details={details} />}
    </Loaded>
  );
}

function Details({ details }: { details: CustomerDetails }) {
  const { customer, phones, lastChange } = details;
  const { messageId } = useParams();
  const mayWrite = useMay('messages.send');
  const [added, setAdded] = useState(0);
  const unsaved = useUnsaved();
  return (
    <>
      <PageTitle
        path="Customer Summary"
        actions={
          <>
            <ButtonLink variant="secondary" href={addresses.customer(customer.id)}>
              Customer Summary
            </ButtonLink>
            <ButtonLink variant="secondary" href={addresses.productsAndServices(customer.id)}>
              Products and Services
            </ButtonLink>
            {mayWrite && (
              <ButtonLink variant="secondary" href={addresses.desktopMessage(customer.id)}>
                Generate Desktop Message
              </ButtonLink>
            )}
          </>
        }
      >
        Individual Customer Details
      </PageTitle>
      <div className={css['who']}>
        <CustomerLine customer={customer} />
        <IndicatorsOf customerId={customer.id} />
        {lastChange && (
          <p className={css['last']}>
            Last changed by <PersonName person={lastChange.by} />, <At instant={lastChange.at} />
          </p>
        )}
      </div>
      <Columns
        aside={
          <Section title="Contact details">
            <DetailsForm details={details} tell={unsaved.tell} />
          </Section>
        }
      >
        <Section title="Phones">
          {phones.length === 0 && <p className={css['plain']}>No phone number is recorded.</p>}
          <div className={css['phones']}>
            {phones.map((phone) => (
              <InSight key={phone.id} when={phone.bounced.some((item) => item.messageId === messageId)}>
                <PhoneForm phone={phone} details={details} tell={unsaved.tell} />
              </InSight>
            ))}
            <AddPhone
              key={`add ${added}`}
              customerId={customer.id}
              onAdded={() => setAdded((n) => n + 1)}
              tell={unsaved.tell}
            />
          </div>
        </Section>
      </Columns>
      <UnsavedWarning dirty={unsaved.dirty} />
    </>
  );
}

/** The number that a work item asks to check: in sight, and the keyboard there. */
function InSight({ when, children }: { when: boolean; children: ReactNode }) {
  const part = useRef<HTMLDivElement>(null);
  const asked = useRef(when);
  useEffect(() => {
    if (!asked.current) return;
    part.current?.scrollIntoView({ block: 'nearest' });
    part.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div ref={part} tabIndex={-1}>
      {children}
    </div>
  );
}
