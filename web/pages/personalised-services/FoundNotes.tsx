/** What a search in a customer's notes finds, in place of the documents; what is searched for stands in no address. */
import { answer, api } from '../../client/client.ts';
import type { FoundNote } from '../../client/model.ts';
import { List } from '../../lists/List.tsx';
import type { Column } from '../../lists/list-types.ts';
import { PersonName } from '../../people/PersonName.tsx';
import css from '../../stacking-documents/StackingDocuments.module.css';
import { At, formatDate } from '../../time/When.tsx';

const columns: Column<FoundNote>[] = [
  {
    header: 'Note',
    cell: ({ subject, text, corrections }) => (
      <>
        <strong className={css['subject']}>{subject}</strong>
        {corrections.map(({ id, author, createdAt }) => (
          <p key={id} className={css['corrected']}>
            Corrected by a note of <PersonName person={author} />, <At instant={createdAt} />
          </p>
        ))}
        <p className={css['text']}>{text}</p>
      </>
    ),
  },
  { header: 'Stacking document', cell: ({ documentDate }) => formatDate(documentDate) },
  {
    header: 'By',
    cell: ({ author, createdAt }) => (
      <>
        <PersonName person={author} start />
        <p className={css['by']}>
          <At instant={createdAt} />
        </p>
      </>
    ),
  },
];

export function FoundNotes({ customerId, text }: { customerId: string; text: string }) {
  return (
    <List<FoundNote>
      name="Notes found"
      queryKey={['personalisedServices', customerId, 'notes', text]}
      read={({ cursor }, signal) =>
        answer(
          api.POST('/customers/{customerId}/notes/search', {
            params: { path: { customerId } },
            body: { text, ...(cursor ? { cursor } : {}) },
            signal,
          }),
        )
      }
      columns={columns}
      idOf={({ id }) => id}
      defaultOrder={() => 'latest first'}
      empty={() => ({
        title: `No note of this customer holds “${text}”.`,
        text: 'All the words must stand in one note, in its subject header or text. Try fewer words, or parts of them.',
      })}
    />
  );
}
