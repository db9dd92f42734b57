/** `Customer Details` of Customer First, with the tab `Communication History` (EM-46). */
import { ButtonLink } from '@ag.ds-next/react/button';
import { TabButton, TabList, TabPanel, TabPanels, Tabs } from '@ag.ds-next/react/tabs';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useNavigate, useParams } from 'react-router';
import { desktopMessagingQuery } from '../../client/reads.ts';
import { CustomerLine } from '../../customers/CustomerCell.tsx';
import { IndicatorsOf } from '../../customers/Indicators.tsx';
import { Loaded } from '../../frame/Loaded.tsx';
import { PageTitle } from '../../frame/PageTitle.tsx';
import { addresses } from '../../frame/menu.ts';
import { ContactDetails } from './ContactDetails.tsx';
import css from './CustomerFirst.module.css';
import { History } from './History.tsx';

export function CustomerDetailsPage({ tab }: { tab: 'details' | 'history' }) {
  const { customerId = '' } = useParams();
  const navigate = useNavigate();
  const query = useQuery(desktopMessagingQuery(customerId));
  const page = addresses.communicationHistory(customerId);
  const show = (index: number) =>
    void navigate(index === 0 ? addresses.customerFirstDetails(customerId) : page, {
      replace: true,
      preventScrollReset: true,
    });
  return (
    <Loaded query={query} missing="There is no such customer" title="Customer Details">
      {(read) => (
        <>
          <PageTitle
            path="Customer First"
            actions={
              <>
                <ButtonLink variant="secondary" href={addresses.customerFirst(customerId)}>
                  Desktop Messaging
                </ButtonLink>
                <ButtonLink variant="secondary" href={addresses.customer(customerId)}>
                  Customer Summary
                </ButtonLink>
              </>
            }
          >
            Customer Details
          </PageTitle>
          <div className={css['who']}>
            <CustomerLine customer={read.customer} />
            <IndicatorsOf customerId={customerId} />
          </div>
          <Tabs activeIndex={tab === 'details' ? 0 : 1} onChange={show} contained={false}>
            <TabList>
              <TabButton>Contact Details</TabButton>
              <TabButton>Communication History</TabButton>
            </TabList>
            <TabPanels>
              <TabPanel>{tab === 'details' && <ContactDetails read={read} />}</TabPanel>
              <TabPanel>
                {tab === 'history' && <History name="Communication History" customerId={customerId} page={page} />}
              </TabPanel>
            </TabPanels>
          </Tabs>
          <Outlet />
        </>
      )}
    </Loaded>
  );
}
