/** A page that is a list, with its windows above it. */
import type { ReactNode } from 'react';
import { Outlet } from 'react-router';
import { PageTitle } from '../frame/PageTitle.tsx';
import { List } from './List.tsx';
import type { ListProps } from './list-types.ts';

type Props<Row, Sort extends string, State extends string> = ListProps<Row, Sort, State> & {
  title: string;
  path?: string;
  intro?: ReactNode;
  /** Beside the title: what is done to no row of it. */
  pageActions?: ReactNode;
  /** Between the title and the list. */
  above?: ReactNode;
  /** In the list's place, while there is something: what a search found. */
  instead?: ReactNode;
};

export function ListPage<Row, Sort extends string = never, State extends string = never>({
  title,
  path,
  intro,
  pageActions,
  above,
  instead,
  ...list
}: Props<Row, Sort, State>) {
  return (
    <>
      <PageTitle {...(path ? { path } : {})} intro={intro} actions={pageActions}>
        {title}
      </PageTitle>
      {above}
      {instead ?? <List {...list} />}
      <Outlet />
    </>
  );
}
