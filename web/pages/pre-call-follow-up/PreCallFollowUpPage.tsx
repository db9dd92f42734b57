/** The work item to call after a pre-call message (EM-40): what the message said, when to call, and what became of it. */
import { contactTimeWords } from '../../../domain/electronic-messaging/template.ts';
import { ButtonLink } from '@ag.ds-next/react/button';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { PreCallFollowUp } from '../../client/model.ts';
import { fromProcess } from '../../client/opened-from.ts';
import { preCallFollowUpQuery } from '../../client/reads.ts';
import { CustomerLine } from '../../customers/CustomerCell.tsx';
import { IndicatorsOf } from '../../customers/Indicators.tsx';
import { Loaded } from '../../frame/Loaded.tsx';
import { PageTitle } from '../../frame/PageTitle.tsx';
import { Columns, Facts, Section } from '../../frame/Section.tsx';
import { addresses } from '../../frame/menu.ts';
import { PersonName } from '../../people/PersonName.tsx';
import { Timeline } from '../../processes/Timeline.tsx';
import { Due, formatInstant } from '../../time/When.tsx';
import { CallActions } from './CallActions.tsx';
import { Happening } from './Happening.tsx';
import css from './PreCallFollowUp.module.css';
import { aimInWords, callWord, untilInWords } from './words.ts';

const title = 'Call after a pre-call message';

export function PreCallFollowUpPage() {
  const { messageId = '' } = useParams();
  const query = useQuery(preCallFollowUpQuery(messageId));
  return (
    <Loaded query={query} missing="There is no such call" title={title}>
      {(call) => <Shown key={call.messageId} call={call} />}
    </Loaded>
  );
}

function Shown({ call }: { call: PreCallFollowUp }) {
  const { messageId, customer, text, to, author, sentAt, timeZone, callTime, aim, callBy, process, timeline } = call;
  const on = fromProcess(process.id);
  return (
    <>
      <PageTitle
        path="My work items"
        actions={
          <>
            <ButtonLink variant="secondary" href={addresses.customer(customer.id)} {...on}>
              Customer Summary
            </ButtonLink>
            <ButtonLink variant="secondary" href={addresses.message(messageId)} {...on}>
              Message
            </ButtonLink>
          </>
        }
      >
        {title}
      </PageTitle>
      <div className={css['who']}>
        <CustomerLine customer={customer} />
        <IndicatorsOf customerId={customer.id} />
      </div>
      <Columns
        aside={
          <div className={css['aside']}>
            <Happening call={call} />
            <Timeline word={callWord} steps={timeline} />
          </div>
        }
      >
        <Section title="What the message said">
          <p className={css['words']}>{text}</p>
          <Facts
            facts={[
              ['Number', to],
              ['Sent', formatInstant(sentAt, timeZone)],
              ['Sent by', <PersonName key="author" person={author} start />],
            ]}
          />
        </Section>
        <Section title="The call">
          <Facts
            facts={[
              ['Aim', aimInWords(aim, timeZone)],
              ['Due', <Due key="due" instant={callBy} />],
              ['Call', untilInWords(callBy, callTime, timeZone)],
              ['The text says', contactTimeWords[callTime]],
            ]}
          />
          <CallActions call={call} />
        </Section>
      </Columns>
    </>
  );
}
