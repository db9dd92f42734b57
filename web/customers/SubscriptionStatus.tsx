/** Whether each kind of electronic message is sent, and why not (EM-3): a word first, with the reason below. */
import { StatusBadge } from '@ag.ds-next/react/status-badge';
import { subscriptionKinds } from '../../domain/electronic-messaging/template.ts';
import type { MessageForm } from '../client/model.ts';
import css from './SubscriptionStatus.module.css';

type Status = MessageForm['subscription']['General'];
type Props = {
  subscription: MessageForm['subscription'];
  /** EM-50: where Centrelink’s messages concern the customer. */
  centrelink?: Status | null;
};

export function SubscriptionStatus({ subscription, centrelink = null }: Props) {
  return (
    <div className={css['kinds']}>
      {subscriptionKinds.map((kind) => (
        <OfKind key={kind} kind={kind} status={subscription[kind]} />
      ))}
      {centrelink && <OfKind kind="Centrelink" status={centrelink} />}
    </div>
  );
}

/** One kind, with the reason where it is stopped. */
export function OfKind({ kind, status: { subscribed, why } }: { kind: string; status: Status }) {
  return (
    <div>
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
}
