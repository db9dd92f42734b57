/** Name and contact details, for the officer to check with the customer (EM-46). */
import { TextLink } from '@ag.ds-next/react/text-link';
import { formatTime } from '../../../domain/time/format.ts';
import type { DesktopMessaging } from '../../client/model.ts';
import { OfKind } from '../../customers/SubscriptionStatus.tsx';
import { Facts, Section } from '../../frame/Section.tsx';
import { addresses } from '../../frame/menu.ts';
import { useNow } from '../../time/now.ts';
import { OtherContact } from '../desktop-message/ToCheck.tsx';
import css from './CustomerFirst.module.css';

export function ContactDetails({ read }: { read: DesktopMessaging }) {
  const { customer, contact, place, programs, subscription } = read;
  const now = useNow();
  const others = contact.phones.filter(({ number }) => number !== contact.mobile?.number);
  return (
    <Section title="Contact details">
      <Facts
        facts={[
          ['Name', customer.name],
          ['Mobile', contact.mobile ? <strong key="mobile">{contact.mobile.number}</strong> : 'None that is valid'],
          ['Other contact', <OtherContact key="other" phones={others} email={contact.email} />],
          ['Their time', place.timeZone ? formatTime(now, place.timeZone) : 'Not known'],
          ['Current Centrelink customer', programs.centrelink ? 'Yes' : 'No'],
          ['Child Support mutual customer', programs.centrelink && programs.childSupport ? 'Yes' : 'No'],
          ['Subscription', <OfKind key="subscription" kind="Centrelink" status={subscription} />],
        ]}
      />
      <p className={css['way']}>
        Something wrong or absent?{' '}
        <TextLink href={addresses.customerDetails(customer.id)}>Individual Customer Details</TextLink> or{' '}
        <TextLink href={addresses.productsAndServices(customer.id)}>Products and Services</TextLink>.
      </p>
    </Section>
  );
}
