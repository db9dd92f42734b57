/** The communication records of a PS customer as each system has them: `Communication` of Cuba, `Notes` of Pluto (PS-5 to PS-7). */
import { ButtonLink } from '@ag.ds-next/react/button';
import { TextLink } from '@ag.ds-next/react/text-link';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { PersonalisedServices, StackingDocument } from '../../client/model.ts';
import { personalisedServicesQuery } from '../../client/reads.ts';
import { CustomerLine } from '../../customers/CustomerCell.tsx';
import { IndicatorsOf } from '../../customers/Indicators.tsx';
import { Loaded } from '../../frame/Loaded.tsx';
import { addresses } from '../../frame/menu.ts';
import { PageTitle } from '../../frame/PageTitle.tsx';
import { PrintButton } from '../../frame/PrintButton.tsx';
import { PrintedLine } from '../../frame/PrintedLine.tsx';
import { StackingDocuments } from '../../stacking-documents/StackingDocuments.tsx';
import { formatDate } from '../../time/When.tsx';
import css from './RecordsPage.module.css';

type System = 'cuba' | 'pluto';
const titles: Record<System, string> = { cuba: 'Communication', pluto: 'Notes' };
const about: Record<System, string> = {
  cuba: 'As Cuba has them: records and notes made there, and those of international customers that are copied across.',
  pluto: 'As Pluto has them: records and notes of a customer whose recorded location was outside Australia.',
};
const empty: Record<System, string> = {
  cuba: 'There is no communication record yet. The assigned officer creates one with a stacking document.',
  pluto:
    'There is none. Records are made in Pluto where a customer’s recorded location lies outside Australia; all others are made in Cuba.',
};

/** What is copied and not there yet is not shown as if it were. */
const isIn: Record<System, (made: { inCuba: boolean | null }) => boolean> = {
  cuba: ({ inCuba }) => inCuba !== false,
  pluto: ({ inCuba }) => inCuba !== null,
};

export const CommunicationPage = () => <RecordsPage system="cuba" />;
export const NotesPage = () => <RecordsPage system="pluto" />;

function RecordsPage({ system }: { system: System }) {
  const { customerId = '' } = useParams();
  const query = useQuery(personalisedServicesQuery(customerId));
  return (
    <Loaded query={query} missing="There is no such customer" title={titles[system]}>
      {(record) => <Records record={record} system={system} />}
    </Loaded>
  );
}

function Records({ record, system }: { record: PersonalisedServices; system: System }) {
  const { customer, stackingDocuments, may } = record;
  const documents = stackingDocuments
    .filter(isIn[system])
    .map((document) => ({ ...document, notes: document.notes.filter(isIn[system]) }));
  const add = (document: StackingDocument) =>
    may.addNote.possible && (
      <TextLink
        href={`${addresses.personalisedServices(customer.id)}/stacking-documents/${document.id}/add-note`}
        aria-label={`Add a note to the stacking document of ${formatDate(document.date)}`}
      >
        Add
      </TextLink>
    );
  return (
    <>
      <PageTitle
        actions={
          <>
            <ButtonLink variant="secondary" href={addresses.personalisedServices(customer.id)}>
              Personalised Services
            </ButtonLink>
            <ButtonLink
              variant="secondary"
              href={system === 'cuba' ? addresses.notes(customer.id) : addresses.communication(customer.id)}
            >
              {titles[system === 'cuba' ? 'pluto' : 'cuba']}
            </ButtonLink>
            <PrintButton />
          </>
        }
      >
        {titles[system]}
      </PageTitle>
      <PrintedLine />
      <div className={css['who']}>
        <CustomerLine customer={customer} />
        <IndicatorsOf customerId={customer.id} />
      </div>
      <p className={css['about']}>{about[system]}</p>
      {documents.length === 0 ? (
        <p>{empty[system]}</p>
      ) : (
        <StackingDocuments documents={documents} level="h2" actions={add} />
      )}
    </>
  );
}
