import { ExternalLinkIcon } from '@ag.ds-next/react/icon';
import { NavLink } from 'react-router';
import { useSession } from '../session/session-context.ts';
import css from './Menu.module.css';
import { menuFor, type MenuGroup } from './menu.ts';

export function Menu({ onChosen }: { onChosen: () => void }) {
  const { permissions, temporalUiUrl } = useSession();
  return (
    <nav aria-label="Main menu" className={css['menu']} id="main-menu">
      {menuFor(permissions).map((group) => (
        <Group key={group.label} group={group} onChosen={onChosen} />
      ))}
      {temporalUiUrl && (
        <a className={css['link']} href={temporalUiUrl} target="_blank" rel="noreferrer">
          Temporal Web UI <ExternalLinkIcon size="sm" aria-hidden="false" aria-label="(opens in a new tab)" />
        </a>
      )}
    </nav>
  );
}

function Group({ group: { label, items = [], groups = [] }, onChosen }: { group: MenuGroup; onChosen: () => void }) {
  return (
    <div className={css['group']}>
      <p className={css['label']}>{label}</p>
      {items.length > 0 && (
        <ul className={css['items']} aria-label={label}>
          {items.map((item) => (
            <li key={item.to}>
              <NavLink
                to={item.to}
                onClick={onChosen}
                className={({ isActive }) => `${css['link']} ${isActive ? css['here'] : ''}`}
              >
                {item.label}
              </NavLink>
            </li>
          ))}
        </ul>
      )}
      {groups.map((below) => (
        <Group key={below.label} group={below} onChosen={onChosen} />
      ))}
    </div>
  );
}
