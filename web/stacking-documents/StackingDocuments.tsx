/** The running contact record: dated documents with their notes, newest first; nothing in them is ever changed (PS-6). */
import type { ReactNode } from 'react';
import type { StackingDocument } from '../client/model.ts';
import { PersonName } from '../people/PersonName.tsx';
import { At, formatDate } from '../time/When.tsx';
import css from './StackingDocuments.module.css';

type Props = {
  documents: StackingDocument[];
  level?: 'h3' | 'h4';
  actions?: (document: StackingDocument) => ReactNode;
};

export function StackingDocuments({ documents, level: Level = 'h3', actions }: Props) {
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
          {document.notes.length === 0 && <p className={css['none']}>No notes yet.</p>}
          {document.notes.map((note) => (
            <div key={note.id} className={css['note']}>
              <strong className={css['subject']}>{note.subject}</strong>
              <p className={css['by']}>
                <PersonName person={note.author} start />, <At instant={note.createdAt} />
              </p>
              <p className={css['text']}>{note.text}</p>
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
