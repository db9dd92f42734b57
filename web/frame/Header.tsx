import { Button } from '@ag.ds-next/react/button';
import { AvatarIcon, MenuIcon } from '@ag.ds-next/react/icon';
import { Link } from 'react-router';
import { signOutAddress } from '../session/addresses.ts';
import { useMay, useSession } from '../session/session-context.ts';
import { formatDate } from '../time/When.tsx';
import { Brand } from './Brand.tsx';
import css from './Header.module.css';
import { SearchBox } from './SearchBox.tsx';
import { addresses } from './menu.ts';

type Props = { menuOpen: boolean; toggleMenu: () => void };

export function Header({ menuOpen, toggleMenu }: Props) {
  const mayShow = useMay('customers.search');
  return (
    <header className={css['header']}>
      <div className={css['row']}>
        <div className={css['menuButton']}>
          <Button
            variant="secondary"
            size="sm"
            iconBefore={MenuIcon}
            aria-expanded={menuOpen}
            aria-controls="main-menu"
            onClick={toggleMenu}
          >
            Menu
          </Button>
        </div>
        <Link className={css['home']} to="/">
          <Brand />
        </Link>
        {mayShow && <SearchBox />}
        <div className={css['mine']}>
          <Counts />
          <Me />
        </div>
      </div>
    </header>
  );
}

/** What waits for me, live. */
function Counts() {
  const { counts, permissions } = useSession();
  const granted: readonly string[] = permissions;
  const list = granted.includes('managerActions.view')
    ? addresses.managerActions
    : granted.includes('officerActions.view')
      ? addresses.csoActions
      : granted.includes('operatorActions.view')
        ? addresses.operatorItems
        : granted.includes('workItems.view')
          ? addresses.workItems
          : granted.includes('incidents.view')
            ? addresses.incidents
            : null;
  if (!list) return null;
  return (
    <Link className={css['counts']} to={list} aria-label={`My items: ${counts.open} open, ${counts.overdue} overdue`}>
      <span className={css['count']}>
        <b>{counts.open}</b> open
      </span>
      <span className={`${css['count']} ${counts.overdue > 0 ? css['overdue'] : ''}`}>
        <b>{counts.overdue}</b> overdue
      </span>
    </Link>
  );
}

function Me() {
  const { person, delegateFor } = useSession();
  return (
    <div className={css['me']}>
      <AvatarIcon color="inherit" />
      <div className={css['who']}>
        <span className={css['name']}>{person.name}</span>
        <span className={css['role']}>{person.roleNames.join(', ')}</span>
        {delegateFor.map(({ person: manager, until }) => (
          <span key={manager.id} className={css['role']}>
            Delegate of {manager.name} until {formatDate(until)}
          </span>
        ))}
      </div>
      <form method="post" action={signOutAddress}>
        <Button type="submit" variant="text" size="sm">
          Sign out
        </Button>
      </form>
    </div>
  );
}
