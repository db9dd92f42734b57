/** What both lists of correspondence show of a message. */
import type { PlutoStatus, CubaStatus } from '../../domain/electronic-messaging/correspondence.ts';
import type { CorrespondenceLine } from '../client/model.ts';
import type { Column } from '../lists/list-types.ts';
import { PersonName } from '../people/PersonName.tsx';
import { At, Due } from '../time/When.tsx';
import css from './Correspondence.module.css';
import { MessageStatus } from './MessageStatus.tsx';

export const templateColumn: Column<CorrespondenceLine> = {
  header: 'Template',
  cell: ({ type, group }) => (
    <>
      <strong>{type}</strong>
      <div className={css['below']}>{group}</div>
    </>
  ),
};

export const statusColumn: Column<CorrespondenceLine> = {
  header: 'Letter Status',
  cell: ({ status, heldUntil }) => (
    <>
      <MessageStatus word={status satisfies PlutoStatus | CubaStatus} />
      {status === 'Held' && heldUntil && (
        <div className={css['below']}>
          leaves <Due instant={heldUntil} stacked />
        </div>
      )}
    </>
  ),
};

export const toColumn: Column<CorrespondenceLine> = {
  header: 'Mobile',
  cell: ({ to }) => <span className={css['number']}>{to}</span>,
};
export const senderColumn: Column<CorrespondenceLine> = {
  header: 'Sender',
  cell: ({ sender }) => <PersonName person={sender} start />,
};

export const timesColumn: Column<CorrespondenceLine> = {
  header: 'Times',
  cell: ({ pressedAt, sentAt }) => (
    <>
      <div>
        Written <At instant={pressedAt} />
      </div>
      {sentAt && (
        <div>
          Sent <At instant={sentAt} />
        </div>
      )}
    </>
  ),
};

/** Which one it is, for who hears the row's button only. */
export const nameOfLine = ({ type, status }: CorrespondenceLine) => `${type}, ${status}`;
