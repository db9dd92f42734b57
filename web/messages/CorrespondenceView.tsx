/** An email or letter as it was sent, with what became of it (EM-28, EM-30). On paper only the sheet and where it stands. */
import { Button, ButtonLink } from '@ag.ds-next/react/button';
import { PageAlert } from '@ag.ds-next/react/page-alert';
import { Text } from '@ag.ds-next/react/text';
import { TextLink } from '@ag.ds-next/react/text-link';
import type { ReactNode } from 'react';
import { bounceBackWords } from '../../domain/electronic-messaging/bounce-back-words.ts';
import { letterIssueWords } from '../../domain/online-accounts/letter-issue-words.ts';
import type { AnyProcessWords } from '../../domain/process.ts';
import type { Correspondence } from '../client/model.ts';
import { Columns, Facts } from '../frame/Section.tsx';
import { addresses } from '../frame/menu.ts';
import { PersonName } from '../people/PersonName.tsx';
import { Timeline } from '../processes/Timeline.tsx';
import { comesNext } from '../processes/WhatComesNext.tsx';
import { WhatIsHappening, type HappeningFact } from '../processes/WhatIsHappening.tsx';
import { useMay } from '../session/session-context.ts';
import { At } from '../time/When.tsx';
import css from './CorrespondenceView.module.css';
import { InBothLists } from './InBothLists.tsx';

type Props = { sent: Correspondence; level?: 'h2' | 'h3' };

export function CorrespondenceView({ sent, level = 'h2' }: Props) {
  const { channel, type, text, bounceBack, letter } = sent;
  const mayRead = useMay('letters.readPassword');
  return (
    <Columns
      aside={
        <div className={css['aside']}>
          <Facts facts={factsOf(sent)} />
          {letter && (
            <>
              <Happening way={letter} words={letterIssueWords} level={level} />
              <Timeline steps={letter.timeline} level={level} nobody="" />
            </>
          )}
          {bounceBack && (
            <>
              <Happening way={bounceBack} words={bounceBackWords} level={level} />
              <Timeline steps={bounceBack.timeline} level={level} nobody="" />
            </>
          )}
        </div>
      }
    >
      <div className={css['column']}>
        {sent.bouncedAt && (
          <PageAlert tone="error" title="It could not be delivered">
            <Text as="p">
              {sent.failureReason}. Check the email address with the customer, and contact them another way; if it is
              not valid, tick Invalid in{' '}
              <TextLink href={addresses.customerDetails(sent.customer.id)}>Individual Customer Details</TextLink>.
            </Text>
          </PageAlert>
        )}
        {channel === 'Letter' && sent.failedAt && (
          <PageAlert tone="error" title="The letter was not issued">
            <Text as="p">{sent.failureReason ?? 'The system that makes letters gives no reason.'}</Text>
          </PageAlert>
        )}
        <InBothLists status={sent.status} listedAt={sent.listedAt} />
        <section
          className={css['sheet']}
          aria-label={channel === 'Letter' ? 'The letter as sent' : 'The email as sent'}
        >
          <p className={css['type']}>{type}</p>
          {sent.to && <p className={css['to']}>To: {sent.to}</p>}
          <p className={css['text']}>
            {text || (letter ? 'It holds a temporary password.' : 'Its text is kept where it was sent.')}
          </p>
        </section>
        <div className={css['print']}>
          {letter && mayRead && (
            <ButtonLink href={`/api/v1/correspondence/${sent.id}/letter`} target="_blank" rel="noreferrer">
              Show letter
            </ButtonLink>
          )}
          <Button variant="secondary" onClick={() => window.print()}>
            Print
          </Button>
        </div>
      </div>
    </Columns>
  );
}

function Happening({
  way,
  words,
  level,
}: {
  way: NonNullable<Correspondence['bounceBack']>;
  words: AnyProcessWords;
  level: 'h2' | 'h3';
}) {
  const { process } = way;
  const { step, outcome } = process;
  const { steps, outcomes } = words;
  const facts: HappeningFact[] = [
    ['Step', outcome ? `Over: ${outcomes[outcome] ?? outcome}` : (steps[step] ?? step)],
    ...comesNext(process, words),
  ];
  return <WhatIsHappening process={process} facts={facts} level={level} />;
}

function factsOf(sent: Correspondence): [string, ReactNode][] {
  const at = (label: string, instant: string | null): [string, ReactNode][] =>
    instant ? [[label, <At key={label} instant={instant} />]] : [];
  return [
    ['Channel', sent.channel],
    ['Source', sent.source],
    ['Sender', sent.sender ? <PersonName key="sender" person={sent.sender} start /> : 'No officer'],
    ...at(sent.channel === 'Letter' ? 'Produced' : 'Sent', sent.sentAt),
    ...at('Issued', sent.issuedAt),
    ...at('Failed', sent.failedAt),
    ...at('Bounced back', sent.bouncedAt),
  ];
}
