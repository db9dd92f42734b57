import { StatusBadge } from '@ag.ds-next/react/status-badge';
import { answer, api } from '../client/client.ts';
import css from './CustomerRecords.module.css';
import { NotepadForm } from './NotepadForm.tsx';
import { RecordedBy } from './RecordedBy.tsx';
import { RecordSection } from './RecordSection.tsx';
import { RecordText } from './RecordText.tsx';

const raisedByWords = { thisCustomer: 'Raised by this customer', otherParty: 'Raised by the other party' };

/** What colleagues should know; one of kind FDV asks for a review before each message (EM-8). */
export function Notepads({ customerId }: { customerId: string }) {
  return (
    <RecordSection
      customerId={customerId}
      title="Notepads"
      several="notepads"
      empty="There is no notepad. What colleagues should know of this customer, FDV concerns above all, is added here."
      read={(query, signal) =>
        answer(api.GET('/customers/{customerId}/notepads', { params: { path: { customerId }, query }, signal }))
      }
      line={({ kind, raisedBy, text, author, createdAt }) => (
        <>
          <p className={css['what']}>
            {kind === 'FDV' ? (
              <StatusBadge appearance="subtle" label="FDV" tone="warningMedium" />
            ) : (
              <strong>General</strong>
            )}
            {raisedBy && <span>{raisedByWords[raisedBy]}</span>}
          </p>
          <RecordedBy at={createdAt} by={author} />
          <RecordText text={text} />
        </>
      )}
      adding={[
        {
          verb: 'Add notepad',
          form: (close) => <NotepadForm customerId={customerId} title="Add notepad" onClose={close} />,
        },
      ]}
    />
  );
}
