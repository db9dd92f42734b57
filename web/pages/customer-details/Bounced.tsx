/** EM-28, EM-29: what could not be delivered, at the number or address that is to be checked. */
import { PageAlert } from '@ag.ds-next/react/page-alert';
import { Text } from '@ag.ds-next/react/text';
import { TextLink } from '@ag.ds-next/react/text-link';
import type { CustomerDetails } from '../../client/model.ts';
import { addresses } from '../../frame/menu.ts';
import { At } from '../../time/When.tsx';
import { DoneButton } from '../../work-items/DoneButton.tsx';
import css from './CustomerDetails.module.css';

type Item = { workItemId: string; since: string; mine: boolean; newSince?: string | null; what: string; href: string };
type Phone = CustomerDetails['phones'][number];

export const BouncedMessages = ({ phone: { number, bounced } }: { phone: Phone }) => (
  <Bounced
    of={number}
    toDo={`Ask the customer whether ${number} is theirs. If it is not valid, tick Invalid and save. If it is valid after all, choose Done: nothing stops.`}
    items={bounced.map((item) => ({ ...item, what: 'message', href: addresses.message(item.messageId) }))}
  />
);

export const BouncedEmails = ({ details: { emailBounced } }: { details: CustomerDetails }) => (
  <Bounced
    of="the email address"
    toDo="Ask the customer whether this address is theirs. If it is not valid, tick Invalid and save. If it is valid after all, choose Done: nothing stops."
    items={emailBounced.map((item) => ({
      ...item,
      what: 'email',
      href: addresses.correspondence(item.correspondenceId),
    }))}
  />
);

function Bounced({ of, toDo, items }: { of: string; toDo: string; items: Item[] }) {
  const [first] = items;
  if (!first) return null;
  const newSince = items.find((item) => item.newSince)?.newSince;
  return (
    <PageAlert tone="warning" title={`${first.what === 'email' ? 'An email' : 'A message'} could not be delivered`}>
      <Text as="p">{toDo}</Text>
      {newSince && (
        <Text as="p">
          It was recorded on <At instant={newSince} />, just before the message: it may have been mistyped.
        </Text>
      )}
      <ul className={css['bounced']}>
        {items.map(({ workItemId, since, mine, what, href }) => (
          <li key={workItemId}>
            <span>
              <TextLink href={href}>The {what}</TextLink> bounced back on <At instant={since} />
              {mine ? '' : '; the work item is a colleague’s'}
            </span>
            {mine && <DoneButton workItemId={workItemId} name={`${of}, ${what}`} left="Nothing was stopped." />}
          </li>
        ))}
      </ul>
    </PageAlert>
  );
}
