/** A question about FDV concerns (EM-8), for whoever is asked and for who asked: what is asked, what is known of the customer, the answer. */
import { ButtonLink } from '@ag.ds-next/react/button';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { FdvConsultation } from '../../client/model.ts';
import { fromProcess } from '../../client/opened-from.ts';
import { fdvConsultationQuery } from '../../client/reads.ts';
import { CustomerRecords } from '../../customer-records/CustomerRecords.tsx';
import { CustomerLine } from '../../customers/CustomerCell.tsx';
import { IndicatorsOf } from '../../customers/Indicators.tsx';
import { Withdraw } from '../../fdv/OpenQuestion.tsx';
import { Loaded } from '../../frame/Loaded.tsx';
import { PageTitle } from '../../frame/PageTitle.tsx';
import { Columns, Section } from '../../frame/Section.tsx';
import { addresses } from '../../frame/menu.ts';
import { PersonName } from '../../people/PersonName.tsx';
import { Timeline } from '../../processes/Timeline.tsx';
import { useMay, useSession } from '../../session/session-context.ts';
import { At } from '../../time/When.tsx';
import { AnswerForm } from './AnswerForm.tsx';
import css from './FdvConsultationPage.module.css';
import { Happening } from './Happening.tsx';
import { consultationWord } from './words.ts';

export function FdvConsultationPage() {
  const { consultationId = '' } = useParams();
  const query = useQuery(fdvConsultationQuery(consultationId));
  return (
    <Loaded query={query} missing="There is no such consultation" title="FDV consultation">
      {(consultation) => <Shown key={consultation.id} consultation={consultation} />}
    </Loaded>
  );
}

function Shown({ consultation }: { consultation: FdvConsultation }) {
  const { id, customer, officer, question, askedAt, state, answeredBy, answeredAt, reason, timeline, may, process } =
    consultation;
  const me = useSession().person.id;
  const sendsForCentrelink = useMay('centrelinkMessages.send');
  const on = fromProcess(process.id);
  return (
    <>
      <PageTitle
        path="My work items"
        actions={
          <>
            {officer.id === me && (
              <ButtonLink href={addresses.desktopMessage(customer.id)} {...on}>
                Generate Desktop Message
              </ButtonLink>
            )}
            {officer.id === me && sendsForCentrelink && (
              <ButtonLink variant="secondary" href={addresses.customerFirst(customer.id)} {...on}>
                Customer First
              </ButtonLink>
            )}
            <ButtonLink variant="secondary" href={addresses.customer(customer.id)} {...on}>
              Customer Summary
            </ButtonLink>
          </>
        }
      >
        FDV consultation
      </PageTitle>
      <div className={css['who']}>
        <CustomerLine customer={customer} />
        <IndicatorsOf customerId={customer.id} />
      </div>
      <Columns
        aside={
          <div className={css['aside']}>
            <Happening consultation={consultation} />
            <Timeline word={consultationWord} steps={timeline} />
          </div>
        }
      >
        <Section title="Is a message to this customer appropriate?">
          <p className={css['say']}>
            Asked by <PersonName person={officer} />, <At instant={askedAt} />:
          </p>
          <p className={css['words']}>{question}</p>
          {may.withdraw.possible && (
            <div className={css['withdraw']}>
              <Withdraw consultationId={id} />
            </div>
          )}
        </Section>
        {state === 'open' ? (
          officer.id !== me && (
            <Section title="Answer">
              <AnswerForm consultation={consultation} />
            </Section>
          )
        ) : (
          <Section title="Answer">
            <p className={css['say']}>
              <strong>{consultationWord(state)}</strong>
              {answeredBy && answeredAt && (
                <>
                  {' '}
                  by <PersonName person={answeredBy} />, <At instant={answeredAt} />
                </>
              )}
              .
            </p>
            {reason && <p className={css['words']}>{reason}</p>}
          </Section>
        )}
      </Columns>
      <CustomerRecords customerId={customer.id} />
    </>
  );
}
