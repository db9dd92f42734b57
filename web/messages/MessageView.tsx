/** One message, during and after: the text as sent, both status words, what is happening, every attempt. */
import { PageAlert } from '@ag.ds-next/react/page-alert';
import { Text } from '@ag.ds-next/react/text';
import type { ReactNode } from 'react';
import { queuedWords } from '../../domain/electronic-messaging/customer-first-status.ts';
import type { DesktopMessage } from '../client/model.ts';
import { Columns, Facts } from '../frame/Section.tsx';
import { PersonName } from '../people/PersonName.tsx';
import { Timeline } from '../processes/Timeline.tsx';
import { At } from '../time/When.tsx';
import { Attempts } from './Attempts.tsx';
import { CancelMessage } from './CancelMessage.tsx';
import { InBothLists } from './InBothLists.tsx';
import { InCustomerFirst } from './InCustomerFirst.tsx';
import { MessageHappening } from './MessageHappening.tsx';
import css from './MessageView.module.css';
import { lengthInWords, Phone } from './Phone.tsx';
import { theirTime } from './when-it-leaves.ts';
import { messageWord } from './words.ts';
import { WrongCustomer } from './WrongCustomer.tsx';

type Props = { message: DesktopMessage; level?: 'h2' | 'h3' };

export function MessageView({ message, level = 'h2' }: Props) {
  const { why, foundLaterAt, text, sender, to, length, timeline, attempts } = message;
  return (
    <Columns
      aside={
        <div className={css['column']}>
          <MessageHappening message={message} level={level} />
          <Timeline steps={timeline} level={level} word={messageWord} nobody="" />
        </div>
      }
    >
      <div className={css['column']}>
        {why && (
          <PageAlert tone="error" title="Not sent">
            <Text as="p">{why.sentence}</Text>
          </PageAlert>
        )}
        {foundLaterAt && (
          <PageAlert tone="warning" title="Found at the gateway later">
            <Text as="p">
              Nobody could tell whether it was sent. On <At instant={foundLaterAt} /> it was found at the gateway.
            </Text>
          </PageAlert>
        )}
        {message.customerFirst && <InCustomerFirst its={message.customerFirst} />}
        {message.status && <InBothLists status={message.status} listedAt={message.listedAt} />}
        <Phone
          title="The message as sent"
          sender={sender}
          text={text}
          facts={[
            ['To', to],
            ['Length', lengthInWords(length)],
          ]}
        />
        <CancelMessage message={message} />
        <WrongCustomer message={message} />
        <Facts facts={factsOf(message)} />
        <Attempts attempts={attempts} level={level} />
      </div>
    </Columns>
  );
}

function factsOf(message: DesktopMessage): [string, ReactNode][] {
  const { type, group, author, pressedAt, heldUntil, timeZone, handedOverAt, deemedSentAt, endedAt } = message;
  const at = (label: string, instant: string | null): [string, ReactNode][] =>
    instant ? [[label, <At key={label} instant={instant} />]] : [];
  return [
    message.customerFirst ? ['Document Description', type] : ['Template', `${type} (${group})`],
    ['Author', <PersonName key="author" person={author} start />],
    ...at(message.customerFirst ? queuedWords : 'Written', pressedAt),
    ...(heldUntil && timeZone ? [['Held until', theirTime(heldUntil, timeZone)] satisfies [string, string]] : []),
    ...at('Handed over', handedOverAt),
    ...at('Sent', deemedSentAt),
    ...at('Over since', endedAt),
  ];
}
