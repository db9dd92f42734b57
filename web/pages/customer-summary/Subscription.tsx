/** Whether the customer gets electronic messages, of each kind, and why not (EM-3, EM-6). */
import { useQuery } from '@tanstack/react-query';
import { messageFormQuery } from '../../client/reads.ts';
import { SubscriptionStatus } from '../../customers/SubscriptionStatus.tsx';
import { Loaded } from '../../frame/Loaded.tsx';
import { Bars } from '../../messages/Bars.tsx';
import css from './CustomerSummaryPage.module.css';

export function Subscription({ customerId }: { customerId: string }) {
  const query = useQuery(messageFormQuery(customerId));
  return (
    <Loaded query={query} missing="The subscription can’t be shown">
      {({ subscription, bars }) => (
        <div className={css['plainList']}>
          <SubscriptionStatus subscription={subscription} />
          <Bars bars={bars.filter(({ code }) => code === 'optOut')} title="Opt out" />
        </div>
      )}
    </Loaded>
  );
}
