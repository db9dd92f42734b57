/** Whether the customer gets electronic messages, of each kind, and why not (EM-3, EM-6). */
import { StatusBadge } from '@ag.ds-next/react/status-badge';
import { useQuery } from '@tanstack/react-query';
import { subscriptionKinds } from '../../../domain/electronic-messaging/template.ts';
import { messageFormQuery } from '../../client/reads.ts';
import { Loaded } from '../../frame/Loaded.tsx';
import { Bars } from '../../messages/Bars.tsx';
import css from './CustomerSummaryPage.module.css';

export function Subscription({ customerId }: { customerId: string }) {
  const query = useQuery(messageFormQuery(customerId));
  return (
    <Loaded query={query} missing="The subscription can’t be shown">
      {({ subscription, bars }) => (
        <div className={css['plainList']}>
          {subscriptionKinds.map((kind) => {
            const { subscribed, why } = subscription[kind];
            return (
              <div key={kind}>
                <div className={css['phone']}>
                  <span className={css['subscribed']}>{kind}</span>
                  <StatusBadge
                    appearance="subtle"
                    label={subscribed ? 'Subscribed' : 'Stopped'}
                    tone={subscribed ? 'successLow' : 'errorMedium'}
                  />
                </div>
                {why && <p className={css['muted']}>{why}</p>}
              </div>
            );
          })}
          <Bars bars={bars.filter(({ code }) => code === 'optOut')} title="Opt out" />
        </div>
      )}
    </Loaded>
  );
}
