/** Whether each kind of electronic message is sent, and why not (EM-3): a word first, with the reason below. */
import { StatusBadge } from '@ag.ds-next/react/status-badge';
import { subscriptionKinds } from '../../domain/electronic-messaging/template.ts';
import type { MessageForm } from '../client/model.ts';
import css from './SubscriptionStatus.module.css';

export function SubscriptionStatus({ subscription }: { subscription: MessageForm['subscription'] }) {
  return (
    <div className={css['kinds']}>
      {subscriptionKinds.map((kind) => {
        const { subscribed, why } = subscription[kind];
        return (
          <div key={kind}>
            <div className={css['kind']}>
              <span className={css['name']}>{kind}</span>
              <StatusBadge
                appearance="subtle"
                label={subscribed ? 'Subscribed' : 'Stopped'}
                tone={subscribed ? 'successLow' : 'errorMedium'}
              />
            </div>
            {why && <p className={css['why']}>{why}</p>}
          </div>
        );
      })}
    </div>
  );
}
