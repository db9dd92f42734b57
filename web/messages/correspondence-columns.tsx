/** What both lists of correspondence show of a message, email or letter. */
import type { CorrespondenceLine } from '../client/model.ts';
import type { Column } from '../lists/list-types.ts';
import { PersonName } from '../people/PersonName.tsx';
import { At, Due } from '../time/When.tsx';
import css from './Correspondence.module.css';
import { MessageStatus } from './MessageStatus.tsx';

export type CorrespondenceSort = 'writtenAt' | 'type' | 'status';
type Shown = Column<CorrespondenceLine, CorrespondenceSort>;

export const templateColumn: Shown = {
  header: 'Template',
  sort: 'type',
  cell: ({ type, group }) => (
    <>
      <strong>{type}</strong>
      {group && <div className={css['below']}>{group}</div>}
    </>
  ),
};

/** With where it comes from, as Outbound Correspondence is refined by, and where it went. */
export const templateAndSourceColumn: Shown = {
  ...templateColumn,
  cell: (line) => (
    <>
      {templateColumn.cell(line)}
      <div className={css['below']}>
        {line.source}
        {line.to && ` to ${line.to}`}
      </div>
    </>
  ),
};

export const statusColumn: Shown = {
  header: 'Letter Status',
  sort: 'status',
  cell: ({ status, heldUntil }) => (
    <>
      <MessageStatus word={status} />
      {status === 'Held' && heldUntil && (
        <div className={css['below']}>
          leaves <Due instant={heldUntil} stacked />
        </div>
      )}
    </>
  ),
};

export const senderColumn: Shown = {
  header: 'Sender',
  cell: ({ sender }) => (sender ? <PersonName person={sender} start /> : 'No officer'),
};

export const timesColumn: Shown = {
  header: 'Times',
  sort: 'writtenAt',
  cell: ({ channel, writtenAt, sentAt }) => (
    <>
      {channel !== 'Email' && (
        <div>
          {channel === 'SMS' ? 'Written' : 'Produced'} <At instant={writtenAt} />
        </div>
      )}
      {sentAt && (
        <div>
          {channel === 'Letter' ? 'Issued' : 'Sent'} <At instant={sentAt} />
        </div>
      )}
    </>
  ),
};

/** Which one it is, for who hears the row's button only. */
export const nameOfLine = ({ type, status }: CorrespondenceLine) => `${type}, ${status}`;

/** Where a line opens as it was sent, below its list's page or by itself. */
export const addressOfLine = ({ id, channel }: Pick<CorrespondenceLine, 'id' | 'channel'>) =>
  channel === 'SMS' ? `messages/${id}` : `correspondence/${id}`;
