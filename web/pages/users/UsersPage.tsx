/** Who works here and what they may do; found by name or User ID. What is typed stays out of the address. */
import { ButtonLink } from '@ag.ds-next/react/button';
import { StatusBadge } from '@ag.ds-next/react/status-badge';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { isRole, type Role } from '../../../domain/people/roles.ts';
import { answer, api } from '../../client/client.ts';
import type { UserLine } from '../../client/model.ts';
import { addresses } from '../../frame/menu.ts';
import { ListPage } from '../../lists/ListPage.tsx';
import type { Column } from '../../lists/list-types.ts';
import { formatDate } from '../../time/When.tsx';
import { UserFilters } from './UserFilters.tsx';
import css from './Users.module.css';

type Sort = 'name' | 'userId' | 'team';
type State = 'active' | 'inactive' | 'all';

const columns: Column<UserLine, Sort>[] = [
  {
    header: 'Name',
    sort: 'name',
    cell: ({ name, kind, active, onLeaveUntil }) => (
      <>
        <strong className={css['name']}>{name}</strong>
        {!active && <StatusBadge appearance="subtle" label="No longer active" tone="warningMedium" />}
        {kind === 'program' && <div className={css['below']}>Program</div>}
        {onLeaveUntil && <div className={css['below']}>On leave until {formatDate(onLeaveUntil)}</div>}
      </>
    ),
  },
  { header: 'User ID', sort: 'userId', cell: ({ userId }) => userId },
  { header: 'Roles', cell: ({ roleNames }) => roleNames.join(', ') || 'None' },
  { header: 'Team', sort: 'team', cell: ({ team }) => team ?? 'None' },
];

export function UsersPage() {
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const { state }: { state: unknown } = useLocation();
  const asked = {
    ...textIn(state),
    ...roleOf(params.get('role')),
    ...(params.get('team') ? { teamId: params.get('team') ?? '' } : {}),
  };
  const narrowed = Object.keys(asked).length > 0;
  return (
    <ListPage<UserLine, Sort, State>
      title="Users"
      path="Administration"
      above={<UserFilters key={asked.text ?? ''} text={asked.text ?? ''} />}
      pageActions={<ButtonLink href={addresses.newUser}>Create a user</ButtonLink>}
      name="Users"
      queryKey={['users', JSON.stringify(asked)]}
      read={({ state: shown, ...place }, signal) =>
        answer(
          api.POST('/users/search', {
            body: { ...asked, ...place, ...(shown === 'all' ? {} : { active: shown !== 'inactive' }) },
            signal,
          }),
        )
      }
      columns={columns}
      idOf={({ id }) => id}
      nameOf={({ name }) => name}
      onOpen={({ id }) => void navigate(addresses.user(id))}
      filters={[
        { value: 'active', label: 'Active' },
        { value: 'inactive', label: 'No longer active' },
        { value: 'all', label: 'All' },
      ]}
      defaultOrder={() => 'by name'}
      empty={(shown) =>
        narrowed
          ? {
              title: 'Nobody was found.',
              text: `Search by the beginning of a name or a User ID, choose another role or team, or look under ${shown === 'all' ? 'Show everybody' : 'All'}.`,
            }
          : shown === 'inactive'
            ? { title: 'Everybody is active.', text: 'Who is deactivated stays here, with everything they did.' }
            : { title: 'There are no users.', text: 'Choose Create a user.' }
      }
    />
  );
}

/** What is searched for is kept with the entry of the browser's history, which may hold anything. */
function textIn(state: unknown): { text?: string } {
  if (typeof state !== 'object' || state === null || !('userText' in state)) return {};
  return typeof state.userText === 'string' && state.userText ? { text: state.userText } : {};
}

const roleOf = (word: string | null): { role?: Role } => (word && isRole(word) ? { role: word } : {});
