/** The running contact record: dated documents with their notes, newest first; nothing in them is ever changed (PS-6). */
import type { ReactNode } from 'react';
import type { StackingDocument, StackingNote } from '../client/model.ts';
import { PersonName } from '../people/PersonName.tsx';
import { At, formatDate } from '../time/When.tsx';
import css from './StackingDocuments.module.css';

type Props = {
  documents: StackingDocument[];
  level?: 'h2' | 'h3' | 'h4';
  actions?: (document: StackingDocument) => ReactNode;
  noteActions?: (document: StackingDocument, note: StackingNote) => ReactNode;
};

export function StackingDocuments({ documents, level: Level = 'h3', actions, noteActions }: Props) {
  return (
    <div className={css['documents']}>
      {documents.map((document) => (
        <article
          key={document.id}
          className={css['document']}
          aria-label={`Stacking document ${formatDate(document.date)}`}
        >
          <div className={css['head']}>
            <Level className={css['title']}>Stacking document {formatDate(document.date)}</Level>
            {actions?.(document)}
          </div>
          <Communication {...document.communication} />
          <InCuba what="record" inCuba={document.inCuba} />
          {document.notes.length === 0 && <p className={css['none']}>No notes yet.</p>}
          {document.notes.map((note) => (
            <div key={note.id} className={css['note']}>
              <div className={css['head']}>
                <strong className={css['subject']}>{note.subject}</strong>
                {noteActions?.(document, note)}
              </div>
              <p className={css['by']}>
                <PersonName person={note.author} start />, <At instant={note.createdAt} />
              </p>
              <Corrections note={note} notes={document.notes} />
              <p className={css['text']}>{note.text}</p>
              <InCuba what="note" inCuba={note.inCuba} />
            </div>
          ))}
        </article>
      ))}
    </div>
  );
}

function Communication({ type, reason, category, issue }: StackingDocument['communication']) {
  return (
    <dl className={css['communication']}>
      <div>
        <dt>Type</dt>
        <dd>{type}</dd>
      </div>
      <div>
        <dt>Reason</dt>
        <dd>{reason}</dd>
      </div>
      <div>
        <dt>Category</dt>
        <dd>{category}</dd>
      </div>
      <div>
        <dt>Issue</dt>
        <dd>{issue || 'blank'}</dd>
      </div>
    </dl>
  );
}

/** PS-6: what was corrected stays readable, and says so. */
function Corrections({ note, notes }: { note: StackingNote; notes: StackingNote[] }) {
  const corrected = notes.find(({ id }) => id === note.correctsId);
  const by = notes.filter(({ correctsId }) => correctsId === note.id);
  return (
    <>
      {corrected && (
        <p className={css['by']}>
          Corrects the note “{corrected.subject}” of <At instant={corrected.createdAt} />
        </p>
      )}
      {by.map(({ id, author, createdAt }) => (
        <p key={id} className={css['corrected']}>
          Corrected by a note of <PersonName person={author} />, <At instant={createdAt} />
        </p>
      ))}
    </>
  );
}

/** PS-7: of an international customer it is made in Pluto, and copied to Cuba. */
function InCuba({ what, inCuba }: { what: 'record' | 'note'; inCuba: boolean | null }) {
  if (inCuba === null) return null;
  return (
    <p className={css['by']}>
      {inCuba
        ? `In Pluto; the ${what} is copied to Cuba.`
        : `In Pluto; the ${what} is not in Cuba yet. It is copied by itself.`}
    </p>
  );
}
