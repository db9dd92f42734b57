/** What officers pick from, and read before they send: four lists kept by administrators (EM-4, EM-11, EM-41, EM-48). */
import { Button, ButtonLink } from '@ag.ds-next/react/button';
import { StatusBadge } from '@ag.ds-next/react/status-badge';
import { useQuery } from '@tanstack/react-query';
import { NavLink, Outlet, useParams } from 'react-router';
import { lists, type List } from '../../../domain/lists.ts';
import type { ListEntry } from '../../client/model.ts';
import { listQuery } from '../../client/reads.ts';
import { Loaded } from '../../frame/Loaded.tsx';
import { PageTitle } from '../../frame/PageTitle.tsx';
import { Section } from '../../frame/Section.tsx';
import { addresses } from '../../frame/menu.ts';
import { useOpenWindow } from '../../frame/window-address.ts';
import { NotFoundPage } from '../NotFoundPage.tsx';
import { fieldsOf, isList, listWords } from './list-words.ts';
import css from './Lists.module.css';
import { Retiring } from './Retiring.tsx';

export function ListsPage() {
  const { list } = useParams();
  return isList(list) ? <OneList list={list} /> : <NotFoundPage />;
}

function OneList({ list }: { list: List }) {
  const query = useQuery(listQuery(list));
  const { title, one, intro } = listWords[list];
  return (
    <>
      <PageTitle
        path="Administration"
        actions={<ButtonLink href={addresses.newListEntry(list)}>{`Add a ${one}`}</ButtonLink>}
      >
        Lists
      </PageTitle>
      <nav aria-label="Lists" className={css['lists']}>
        {lists.map((each) => (
          <NavLink key={each} to={addresses.list(each)} className={css['list'] ?? ''}>
            {listWords[each].title}
          </NavLink>
        ))}
      </nav>
      <Section title={title}>
        <p className={css['intro']}>{intro}</p>
        <Loaded query={query} missing="There is no such list">
          {({ items }) =>
            items.length === 0 ? (
              <p>Nothing is in this list yet. Choose Add a {one}.</p>
            ) : (
              <Entries list={list} entries={items} />
            )
          }
        </Loaded>
      </Section>
      <Outlet />
    </>
  );
}

function Entries({ list, entries }: { list: List; entries: ListEntry[] }) {
  const open = useOpenWindow();
  const retired = entries.filter(({ active }) => !active).length;
  const fields = fieldsOf(list);
  return (
    <table className={css['table']}>
      <caption className={css['caption']}>
        {`${entries.length - retired} offered${retired > 0 ? `, ${retired} retired` : ''}`}
      </caption>
      <thead>
        <tr>
          {fields.map((field) => (
            <th scope="col" key={field} className={css[field]}>
              {listWords[list].fields[field]?.label}
            </th>
          ))}
          <th scope="col" className={css['actions']}>
            Action
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => {
          const name = [entry.name, entry.purpose].filter(Boolean).join(', ');
          return (
            <tr key={entry.id}>
              {fields.map((field) => (
                <td key={field} {...(field === 'name' ? {} : { 'data-label': listWords[list].fields[field]?.label })}>
                  {field === 'name' ? (
                    <>
                      <strong>{entry.name}</strong>{' '}
                      {!entry.active && <StatusBadge appearance="subtle" label="Retired" tone="warningMedium" />}
                    </>
                  ) : (
                    entry[field]
                  )}
                </td>
              ))}
              <td>
                <div className={css['buttons']}>
                  <Button
                    variant="secondary"
                    size="sm"
                    aria-label={`Change: ${name}`}
                    onClick={() => open(addresses.listEntry(list, entry.id))}
                  >
                    Change
                  </Button>
                  <Retiring list={list} entry={entry} name={name} />
                </div>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
