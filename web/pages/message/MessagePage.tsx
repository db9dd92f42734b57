/** A message at its own address: where Send leads, and what work items and links open. */
import { ButtonLink } from '@ag.ds-next/react/button';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useParams } from 'react-router';
import { messageQuery } from '../../client/reads.ts';
import { CustomerLine } from '../../customers/CustomerCell.tsx';
import { Loaded } from '../../frame/Loaded.tsx';
import { PageTitle } from '../../frame/PageTitle.tsx';
import { addresses } from '../../frame/menu.ts';
import css from '../../messages/Correspondence.module.css';
import { MessageView } from '../../messages/MessageView.tsx';
import { WhyButton } from '../../messages/WhyButton.tsx';
import { useMay } from '../../session/session-context.ts';

export function MessagePage() {
  const { messageId = '' } = useParams();
  const query = useQuery(messageQuery(messageId));
  const mayOpenHistory = useMay('centrelinkMessages.view');
  return (
    <Loaded query={query} missing="There is no such message" title="Message">
      {(message) => (
        <>
          <PageTitle
            path={message.customerFirst ? 'Customer First' : 'Outbound Correspondence'}
            actions={
              <>
                <WhyButton />
                {!message.customerFirst && (
                  <ButtonLink variant="secondary" href={addresses.outboundMessages(message.customer.id)}>
                    Outbound Correspondence
                  </ButtonLink>
                )}
                {message.customerFirst && mayOpenHistory && (
                  <ButtonLink variant="secondary" href={addresses.communicationHistory(message.customer.id)}>
                    Communication History
                  </ButtonLink>
                )}
                <ButtonLink variant="secondary" href={addresses.customer(message.customer.id)}>
                  Customer Summary
                </ButtonLink>
              </>
            }
          >
            Message
          </PageTitle>
          <div className={css['who']}>
            <CustomerLine customer={message.customer} />
          </div>
          <MessageView message={message} />
          <Outlet />
        </>
      )}
    </Loaded>
  );
}
