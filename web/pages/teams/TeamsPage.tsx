/** The teams of the allocation: each with its stream and region, and how many belong to it. */
import { Button, ButtonLink } from '@ag.ds-next/react/button';
import { TextLink } from '@ag.ds-next/react/text-link';
import { useQuery } from '@tanstack/react-query';
import { Outlet } from 'react-router';
import { teamsQuery } from '../../client/reads.ts';
import { Loaded } from '../../frame/Loaded.tsx';
import { PageTitle } from '../../frame/PageTitle.tsx';
import { addresses } from '../../frame/menu.ts';
import { useOpenWindow } from '../../frame/window-address.ts';
import css from './Teams.module.css';

export function TeamsPage() {
  const query = useQuery(teamsQuery);
  const open = useOpenWindow();
  return (
    <>
      <PageTitle path="Administration" actions={<ButtonLink href={addresses.newTeam}>Add a team</ButtonLink>}>
        Teams
      </PageTitle>
      <Loaded query={query} missing="There is no such list">
        {({ items }) =>
          items.length === 0 ? (
            <p>There is no team yet. Choose Add a team; people are put into it on their own page under Users.</p>
          ) : (
            <table className={css['table']}>
              <caption className={css['caption']}>{items.length === 1 ? '1 team' : `${items.length} teams`}</caption>
              <thead>
                <tr>
                  <th scope="col">Team</th>
                  <th scope="col">Stream</th>
                  <th scope="col">Region</th>
                  <th scope="col">People</th>
                  <th scope="col">Change</th>
                </tr>
              </thead>
              <tbody>
                {items.map(({ id, name, stream, region, people }) => (
                  <tr key={id}>
                    <td>
                      <strong>{name}</strong>
                    </td>
                    <td data-label="Stream">{stream}</td>
                    <td data-label="Region">{region}</td>
                    <td data-label="People">
                      {people === 0 ? (
                        'Nobody'
                      ) : (
                        <TextLink href={`${addresses.users}?team=${id}`} aria-label={`${people} in ${name}`}>
                          {people}
                        </TextLink>
                      )}
                    </td>
                    <td>
                      <Button
                        variant="secondary"
                        size="sm"
                        onClick={() => open(addresses.team(id))}
                        aria-label={`Change ${name}`}
                      >
                        Change
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
      <Outlet />
    </>
  );
}
