/** `Desktop Messaging` of Customer First: name, contact details and message history, and the way to `Create EM` (EM-46). */
import { ButtonLink } from '@ag.ds-next/react/button';
import { Heading } from '@ag.ds-next/react/heading';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useParams } from 'react-router';
import { desktopMessagingQuery } from '../../client/reads.ts';
import { CustomerLine } from '../../customers/CustomerCell.tsx';
import { IndicatorsOf } from '../../customers/Indicators.tsx';
import { Loaded } from '../../frame/Loaded.tsx';
import { PageTitle } from '../../frame/PageTitle.tsx';
import { addresses } from '../../frame/menu.ts';
import { useMay } from '../../session/session-context.ts';
import { Bars } from '../../messages/Bars.tsx';
import { SendingStopped } from '../../messages/SendingStopped.tsx';
import { ContactDetails } from './ContactDetails.tsx';
import css from './CustomerFirst.module.css';
import { History } from './History.tsx';

export function DesktopMessagingPage() {
  const { customerId = '' } = useParams();
  const query = useQuery(desktopMessagingQuery(customerId));
  const maySend = useMay('centrelinkMessages.send');
  return (
    <Loaded query={query} missing="There is no such customer" title="Desktop Messaging">
      {(read) => (
        <>
          <PageTitle
            path="Customer First"
            actions={
              <>
                {maySend && <ButtonLink href={addresses.createEm(customerId)}>Create EM</ButtonLink>}
                <ButtonLink variant="secondary" href={addresses.communicationHistory(customerId)}>
                  Customer Details
                </ButtonLink>
                <ButtonLink variant="secondary" href={addresses.customer(customerId)}>
                  Customer Summary
                </ButtonLink>
              </>
            }
          >
            Desktop Messaging
          </PageTitle>
          <div className={css['who']}>
            <CustomerLine customer={read.customer} />
            <IndicatorsOf customerId={customerId} />
          </div>
          <div className={css['above']}>
            {read.stop && <SendingStopped stop={read.stop} what="all messages" />}
            <Bars bars={read.bars} />
          </div>
          <ContactDetails read={read} />
          <div className={css['history']}>
            <Heading type="h2" fontSize="md">
              Electronic Message Communication History
            </Heading>
            <History
              name="Electronic Message Communication History"
              customerId={customerId}
              page={addresses.customerFirst(customerId)}
            />
          </div>
          <Outlet />
        </>
      )}
    </Loaded>
  );
}
