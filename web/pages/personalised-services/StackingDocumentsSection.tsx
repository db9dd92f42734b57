import { Button, ButtonLink } from '@ag.ds-next/react/button';
import { useState } from 'react';
import type { PersonalisedServices } from '../../client/model.ts';
import { addresses } from '../../frame/menu.ts';
import { Section } from '../../frame/Section.tsx';
import { useOpenWindow } from '../../frame/window-address.ts';
import { SearchWithin } from '../../lists/SearchWithin.tsx';
import { useMay } from '../../session/session-context.ts';
import { StackingDocuments } from '../../stacking-documents/StackingDocuments.tsx';
import { formatDate } from '../../time/When.tsx';
import { FoundNotes } from './FoundNotes.tsx';
import css from './PersonalisedServicesPage.module.css';

export function StackingDocumentsSection({ record }: { record: PersonalisedServices }) {
  const { customer, stackingDocuments, may } = record;
  const open = useOpenWindow();
  const [sought, setSought] = useState('');
  const notes = stackingDocuments.some((document) => document.notes.length > 0);
  const mayCreate = useMay('stackingDocuments.create'); // who never may needs no explanation
  return (
    <Section
      title="Stacking documents"
      actions={
        <>
          <ButtonLink variant="text" size="sm" href={addresses.communication(customer.id)}>
            Communication
          </ButtonLink>
          <ButtonLink variant="text" size="sm" href={addresses.notes(customer.id)}>
            Notes
          </ButtonLink>
          {may.createStackingDocument.possible && (
            <Button variant="secondary" size="sm" onClick={() => open('new-stacking-document')}>
              Create stacking document
            </Button>
          )}
        </>
      }
    >
      {mayCreate && !may.createStackingDocument.possible && (
        <p className={css['why']}>{may.createStackingDocument.why}</p>
      )}
      {notes && (
        <SearchWithin
          sought={sought}
          onSearch={setSought}
          label="Search the notes of this customer"
          placeholder="Words of the notes"
        />
      )}
      {sought !== '' ? (
        <FoundNotes customerId={customer.id} text={sought} />
      ) : stackingDocuments.length === 0 ? (
        <p className={css['plain']}>
          There is none yet. The assigned officer creates one, then adds notes to it; a plan names one by its date.
        </p>
      ) : (
        <StackingDocuments
          documents={stackingDocuments}
          actions={(document) =>
            may.addNote.possible && (
              <Button
                variant="text"
                size="sm"
                onClick={() => open(`stacking-documents/${document.id}/add-note`)}
                aria-label={`Add note to the stacking document of ${formatDate(document.date)}`}
              >
                Add note
              </Button>
            )
          }
          noteActions={(document, note) =>
            may.addNote.possible && (
              <Button
                variant="text"
                size="sm"
                onClick={() => open(`stacking-documents/${document.id}/add-note/${note.id}`)}
                aria-label={`Correct the note ${note.subject}`}
              >
                Correct
              </Button>
            )
          }
        />
      )}
    </Section>
  );
}
