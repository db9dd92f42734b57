/** What is typed and not saved is not lost by a click on a link, the way back, or a closed tab. */
import { Text } from '@ag.ds-next/react/text';
import { useCallback, useEffect, useState } from 'react';
import { useBlocker } from 'react-router';
import { Confirmation } from '../frame/Confirmation.tsx';
import { pageOf } from '../frame/page-of.ts';

export function UnsavedWarning({ dirty }: { dirty: boolean }) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => dirty && pageOf(currentLocation.pathname) !== pageOf(nextLocation.pathname),
  );
  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [dirty]);
  if (blocker.state !== 'blocked') return null;
  return (
    <Confirmation
      title="What you typed is not saved"
      confirm="Leave without saving"
      busy={false}
      onConfirm={() => blocker.proceed()}
      onCancel={() => blocker.reset()}
    >
      <Text as="p">Choose Cancel to go back and save it.</Text>
    </Confirmation>
  );
}

/** Of a page with several forms: each tells by its name whether something in it is not saved. */
export function useUnsaved(): { dirty: boolean; tell: (name: string, dirty: boolean) => void } {
  const [names, setNames] = useState<ReadonlySet<string>>(new Set());
  const tell = useCallback((name: string, dirty: boolean) => {
    setNames((now) => {
      if (now.has(name) === dirty) return now;
      const next = new Set(now);
      if (dirty) next.add(name);
      else next.delete(name);
      return next;
    });
  }, []);
  return { dirty: names.size > 0, tell };
}

/** Tells the page while the form is there. */
export function useTellUnsaved(tell: (name: string, dirty: boolean) => void, name: string, dirty: boolean): void {
  useEffect(() => {
    tell(name, dirty);
    return () => tell(name, false);
  }, [tell, name, dirty]);
}
