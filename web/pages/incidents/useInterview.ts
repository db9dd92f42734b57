/** The interview as it is answered on the page, and the way to keep it. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Incident } from '../../client/model.ts';
import { incidentQuery } from '../../client/reads.ts';
import { createInterviewKeeper } from './interview-keeper.ts';

export function useInterview(incident: Incident) {
  const queries = useQueryClient();
  const { queryKey } = incidentQuery(incident.id);
  const [keeper] = useState(() => createInterviewKeeper(incident, (now) => queries.setQueryData(queryKey, now)));
  useEffect(() => keeper.adopt(incident), [keeper, incident]);
  useEffect(() => {
    const leaving = () => void keeper.flush();
    document.addEventListener('visibilitychange', leaving);
    window.addEventListener('pagehide', leaving);
    window.addEventListener('online', leaving);
    return () => {
      document.removeEventListener('visibilitychange', leaving);
      window.removeEventListener('pagehide', leaving);
      window.removeEventListener('online', leaving);
      leaving();
    };
  }, [keeper]);
  const { interview, keeping } = useSyncExternalStore(keeper.subscribe, keeper.state);
  const takeTheirs = async () => {
    await queries.refetchQueries({ queryKey });
    const now = queries.getQueryData(queryKey);
    if (now) keeper.takeTheirs(now);
  };
  return { interview, keeping, set: keeper.set, flush: keeper.flush, takeTheirs };
}
export type OpenInterview = ReturnType<typeof useInterview>;
