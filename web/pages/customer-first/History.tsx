/** EM-46: Centrelink’s messages to the customer, the newest first; each opens as it was sent. */
import { queuedWords } from '../../../domain/electronic-messaging/customer-first-status.ts';
import { answer, api } from '../../client/client.ts';
import type { CentrelinkLine } from '../../client/model.ts';
import { useOpenWindow } from '../../frame/window-address.ts';
import { List } from '../../lists/List.tsx';
import type { Column } from '../../lists/list-types.ts';
import { MessageStatus } from '../../messages/MessageStatus.tsx';
import { PersonName } from '../../people/PersonName.tsx';
import { At, Due } from '../../time/When.tsx';
import css from './CustomerFirst.module.css';

const description: Column<CentrelinkLine> = {
  header: 'Document Description',
  cell: ({ type, to }) => (
    <>
      <strong>{type}</strong>
      <div className={css['below']}>to {to}</div>
    </>
  ),
};
const status: Column<CentrelinkLine> = {
  header: 'Status',
  cell: ({ status: word, heldUntil, sentAt }) => (
    <>
      <MessageStatus word={word} />
      {word === 'Held' && heldUntil && (
        <div className={css['below']}>
          leaves <Due instant={heldUntil} stacked />
        </div>
      )}
      {sentAt && (
        <div className={css['below']}>
          handed over <At instant={sentAt} />
        </div>
      )}
    </>
  ),
};
const author: Column<CentrelinkLine> = {
  header: 'Author',
  cell: (line) => <PersonName person={line.author} start />,
};
const queued: Column<CentrelinkLine> = {
  header: 'Communication',
  cell: ({ queuedAt }) => (
    <>
      {queuedWords}
      <div className={css['below']}>
        <At instant={queuedAt} />
      </div>
    </>
  ),
};
const when: Column<CentrelinkLine> = { header: 'Date', cell: ({ queuedAt }) => <At instant={queuedAt} /> };

const histories = {
  'Electronic Message Communication History': [queued, description, status, author],
  'Communication History': [when, description, status, author],
} as const;

type Props = {
  name: keyof typeof histories;
  customerId: string;
  /** The page below whose address a message opens. */
  page: string;
};

export function History({ name, customerId, page }: Props) {
  const open = useOpenWindow();
  return (
    <List<CentrelinkLine>
      name={name}
      queryKey={['centrelinkMessages', customerId]}
      read={({ cursor }, signal) =>
        answer(
          api.GET('/customers/{customerId}/centrelink-messages', {
            params: { path: { customerId }, query: cursor ? { cursor } : {} },
            signal,
          }),
        )
      }
      columns={[...histories[name]]}
      idOf={({ id }) => id}
      nameOf={({ type }) => type}
      onOpen={({ id }) => open(`${page}/messages/${id}`)}
      defaultOrder={() => 'latest first'}
      empty={() => ({
        title: 'No Centrelink message was sent to this customer.',
        text: 'One that is sent through Customer First stands here from then on. Child Support’s stand in Outbound Correspondence.',
      })}
    />
  );
}
