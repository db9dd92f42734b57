/** What a page or window reads: a skeleton meanwhile, a plain sentence when it can't be had. */
import { Button } from '@ag.ds-next/react/button';
import { PageAlert } from '@ag.ds-next/react/page-alert';
import { SkeletonHeading, SkeletonText } from '@ag.ds-next/react/skeleton';
import { Stack } from '@ag.ds-next/react/stack';
import { Text } from '@ag.ds-next/react/text';
import { VisuallyHidden } from '@ag.ds-next/react/a11y';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiProblem } from '../client/problem.ts';
import { isTooMany } from '../client/trying-again.ts';
import { PageTitle } from './PageTitle.tsx';
import { TooMany } from './TooMany.tsx';

type Props<Data> = {
  query: UseQueryResult<Data>;
  missing: string;
  /** Of a whole page, while it has no better one. */
  title?: string;
  children: (data: Data) => ReactNode;
};

/** `missing`: what to say where there is no such record, or none that the person may see; both read the same. */
export function Loaded<Data>({ query, missing, title, children }: Props<Data>) {
  if (query.data !== undefined && !isGone(query.error)) return children(query.data);
  return (
    <>
      {title && <PageTitle>{title}</PageTitle>}
      <NotLoaded query={query} missing={missing} />
    </>
  );
}

type NotLoadedProps = {
  query: Pick<UseQueryResult, 'error' | 'failureReason' | 'refetch' | 'isFetching'>;
  missing: string;
};

function NotLoaded({ query: { error, failureReason, refetch, isFetching }, missing }: NotLoadedProps) {
  if (!error && isTooMany(failureReason)) return <TooMany problem={failureReason} />;
  if (!error) {
    return (
      <Stack gap={1} aria-busy>
        <VisuallyHidden>Loading</VisuallyHidden>
        <SkeletonHeading type="h2" />
        <SkeletonText />
        <SkeletonText />
        <SkeletonText />
      </Stack>
    );
  }
  if (isSomebodyElses(error)) {
    return (
      <PageAlert tone="info" title={error.body.title} role="alert">
        <Text as="p">{error.body.detail}</Text>
      </PageAlert>
    );
  }
  if (isGone(error)) {
    return (
      <PageAlert tone="info" title={missing} role="alert">
        <Text as="p">It does not exist, or your role does not let you see it.</Text>
      </PageAlert>
    );
  }
  const detail = error instanceof ApiProblem ? error.body.title : '';
  return (
    <PageAlert tone="error" title="This could not be read" role="alert">
      <Text as="p">{detail} Nothing is lost. Try again in a moment.</Text>
      <Button onClick={() => void refetch()} loading={isFetching}>
        Try again
      </Button>
    </PageAlert>
  );
}

/** RS-1: it exists, and is for those to read whose customer it is. */
const isSomebodyElses = (error: Error): error is ApiProblem =>
  error instanceof ApiProblem && error.body.code === 'notTheAssignee' && error.body.detail !== undefined;

export const isGone = (error: Error | null) =>
  error instanceof ApiProblem && (error.body.status === 404 || error.body.status === 403);
