/** Who this is, in three seconds; then everything that leads on from here. */
import { ButtonLink } from '@ag.ds-next/react/button';
import { AvatarIcon, EmailIcon, LockIcon } from '@ag.ds-next/react/icon';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useParams } from 'react-router';
import type { CustomerSummary } from '../../client/model.ts';
import { customerQuery } from '../../client/reads.ts';
import { CustomerRecords } from '../../customer-records/CustomerRecords.tsx';
import { Indicators } from '../../customers/Indicators.tsx';
import { Loaded } from '../../frame/Loaded.tsx';
import { Columns, Facts, Section } from '../../frame/Section.tsx';
import { WhyButton } from '../../messages/WhyButton.tsx';
import { PageTitle } from '../../frame/PageTitle.tsx';
import { addresses } from '../../frame/menu.ts';
import { useMay } from '../../session/session-context.ts';
import { Cases } from './Cases.tsx';
import css from './CustomerSummaryPage.module.css';
import { LatestMessages } from './LatestMessages.tsx';
import { LocalTime } from './LocalTime.tsx';
import { OpenProcesses } from './OpenProcesses.tsx';
import { PersonalisedServicesLine } from './PersonalisedServicesLine.tsx';
import { Phones } from './Phones.tsx';
import { Subscription } from './Subscription.tsx';

export function CustomerSummaryPage() {
  const { customerId = '' } = useParams();
  const query = useQuery(customerQuery(customerId));
  return (
    <Loaded query={query} missing="There is no such customer" title="Customer Summary">
      {(customer) => <Summary key={customer.id} customer={customer} />}
    </Loaded>
  );
}

function Summary({ customer }: { customer: CustomerSummary }) {
  const maySeeMessages = useMay('messages.view');
  const mayWrite = useMay('messages.send');
  const sendsForCentrelink = useMay('centrelinkMessages.view');
  const seesAccounts = useMay('onlineAccounts.view');
  return (
    <>
      <PageTitle
        path="Customer Summary"
        actions={
          <>
            {maySeeMessages && (
              <ButtonLink href={addresses.outboundMessages(customer.id)} iconBefore={EmailIcon}>
                Outbound
              </ButtonLink>
            )}
            {maySeeMessages && (
              <ButtonLink variant="secondary" href={addresses.lettersList(customer.id)}>
                Letters List
              </ButtonLink>
            )}
            {sendsForCentrelink && (
              <ButtonLink variant="secondary" href={addresses.customerFirst(customer.id)}>
                Customer First
              </ButtonLink>
            )}
            {seesAccounts && (
              <ButtonLink variant="secondary" href={addresses.onlineAccounts(customer.id)} iconBefore={LockIcon}>
                Online Acc.
              </ButtonLink>
            )}
            <ButtonLink variant="secondary" href={addresses.customerDetails(customer.id)} iconBefore={AvatarIcon}>
              Personal Info
            </ButtonLink>
            <ButtonLink variant="secondary" href={addresses.productsAndServices(customer.id)}>
              Products and Services
            </ButtonLink>
            {customer.may.viewPersonalisedServices.possible && (
              <ButtonLink variant="secondary" href={addresses.personalisedServices(customer.id)}>
                Personalised Services
              </ButtonLink>
            )}
          </>
        }
      >
        {customer.name}
      </PageTitle>
      <div className={css['who']}>
        <p className={css['line']}>
          <span>
            CSID <strong className={css['csid']}>{customer.csid}</strong>
          </span>
          <span>{customer.location || 'No location recorded'}</span>
          <LocalTime zone={customer.timeZone} />
        </p>
        <Indicators indicators={customer.indicators} />
      </div>
      <Columns
        aside={
          <>
            <Section title="Personal info">
              <Facts facts={personalInfo(customer)} />
            </Section>
            <Section title="Phones">
              <Phones phones={customer.phones} />
            </Section>
            {mayWrite && (
              <Section title="Subscription">
                <Subscription customerId={customer.id} />
              </Section>
            )}
          </>
        }
      >
        <Section title="Open processes">
          <OpenProcesses
            processes={customer.openProcesses}
            mayOpen={{ messages: maySeeMessages, personalisedServices: customer.may.viewPersonalisedServices.possible }}
          />
        </Section>
        <Section title="Personalised Services">
          <PersonalisedServicesLine customer={customer} />
        </Section>
        {maySeeMessages && (
          <Section title="Latest messages" actions={<WhyButton />}>
            <LatestMessages customerId={customer.id} />
          </Section>
        )}
        <Section title="Cases">
          <Cases cases={customer.cases} />
        </Section>
      </Columns>
      <CustomerRecords customerId={customer.id} />
      <Outlet />
    </>
  );
}

function personalInfo(customer: CustomerSummary): [string, string][] {
  const { givenNames, familyName, organisationName, email, location, programs } = customer;
  const names: [string, string][] =
    customer.kind === 'employer'
      ? [['Organisation', organisationName]]
      : [
          ['Given names', givenNames || 'None recorded'],
          ['Family name', familyName || 'None recorded'],
        ];
  return [
    ...names,
    ['Customer of', customerOf(programs)],
    ['Location', location || 'None recorded'],
    ['Email', email ? `${email}${customer.emailValid ? '' : ' (invalid)'}` : 'None recorded'],
  ];
}

/** EM-38: of both, a mutual customer. */
function customerOf({ childSupport, centrelink }: CustomerSummary['programs']): string {
  if (childSupport && centrelink) return 'Child Support and Centrelink (mutual customer)';
  if (centrelink) return 'Centrelink';
  return childSupport ? 'Child Support' : 'Neither Child Support nor Centrelink';
}
