/** Nothing is shown before it is known who looks. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, type ReactNode } from 'react';
import { ApiProblem } from '../client/problem.ts';
import { isTooMany } from '../client/trying-again.ts';
import { TooMany } from '../frame/TooMany.tsx';
import { CannotReach } from './CannotReach.tsx';
import { NoRole } from './NoRole.tsx';
import { SignInPage } from './SignInPage.tsx';
import { SessionContext } from './session-context.ts';
import { sessionQuery } from './session-query.ts';

export function SessionGate({ children }: { children: ReactNode }) {
  const { data, error, failureReason, refetch, isFetching } = useQuery(sessionQuery);
  const signedInAs = useRef<string | null>(null);
  useEffect(() => {
    if (!data) return;
    // signed in again in another tab as somebody else: nothing of the first person may stay on the page
    if (signedInAs.current && signedInAs.current !== data.person.id) window.location.reload();
    signedInAs.current = data.person.id;
  }, [data]);

  const again = () => void refetch();
  if (error instanceof ApiProblem && error.body.status === 403) return <NoRole again={again} busy={isFetching} />;
  if (data) return <SessionContext value={data}>{children}</SessionContext>;
  if (error instanceof ApiProblem && error.body.status === 401) return <SignInPage />;
  if (error) return <CannotReach again={again} busy={isFetching} />;
  if (isTooMany(failureReason)) return <TooMany problem={failureReason} />;
  return null; // a moment
}
