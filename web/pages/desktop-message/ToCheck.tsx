/** What the officer checks with the customer before composing (EM-19). */
import { TextLink } from '@ag.ds-next/react/text-link';
import { messagesPerDay } from '../../../domain/electronic-messaging/eligibility.ts';
import { formatTime } from '../../../domain/time/format.ts';
import type { MessageForm } from '../../client/model.ts';
import { Facts, Section } from '../../frame/Section.tsx';
import { addresses } from '../../frame/menu.ts';
import { useNow } from '../../time/now.ts';
import { At } from '../../time/When.tsx';
import css from './DesktopMessage.module.css';

export function ToCheck({ form }: { form: MessageForm }) {
  const { customer, contact, lastMessage, sentToday, place } = form;
  const now = useNow();
  const others = contact.phones.filter(({ number }) => number !== contact.mobile?.number);
  return (
    <Section title="Check with the customer">
      <div className={css['toCheck']}>
        <div className={css['pairs']}>
          <Facts
            facts={[
              ['Name', customer.name],
              ['Mobile', contact.mobile ? <strong key="mobile">{contact.mobile.number}</strong> : 'None that is valid'],
              ['Their time', place.timeZone ? formatTime(now, place.timeZone) : 'Not known'],
              ['Today', `${sentToday} of ${messagesPerDay} messages`],
            ]}
          />
        </div>
        <Facts
          facts={[
            ['Other contact', <OtherContact key="other" phones={others} email={contact.email} />],
            [
              'Last message sent',
              lastMessage ? (
                <span key="last">
                  <At instant={lastMessage.pressedAt} />,{' '}
                  <TextLink href={addresses.message(lastMessage.id)}>{lastMessage.type}</TextLink>: {lastMessage.status}
                </span>
              ) : (
                ''
              ),
            ],
          ]}
        />
      </div>
      <p className={css['way']}>
        Something wrong or absent? <TextLink href={addresses.customer(customer.id)}>Customer Summary</TextLink> or{' '}
        <TextLink href={addresses.customerDetails(customer.id)}>Individual Customer Details</TextLink>. What you compose
        here is kept.
      </p>
    </Section>
  );
}

type Other = Pick<MessageForm['contact'], 'phones' | 'email'>;

/** Every other way to reach the customer. */
export function OtherContact({ phones, email }: Other) {
  if (phones.length === 0 && !email) return 'None recorded';
  return (
    <ul className={css['contacts']}>
      {phones.map(({ kind, number, valid }) => (
        <li key={number}>
          {number} ({kind}
          {valid ? '' : ', invalid'})
        </li>
      ))}
      {email && <li>{email}</li>}
    </ul>
  );
}
