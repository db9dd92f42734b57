/** A window whose content must be read first. What is typed in it outlives a reading that failed: an ended session, a moment without an answer. */
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isGone, Loaded } from './Loaded.tsx';
import { Window } from './Window.tsx';

type Props<Data> = {
  query: UseQueryResult<Data>;
  title: string;
  width?: 'medium' | 'wide';
  missing: string;
  onClose: () => void;
  /** The whole window, once its content is there. */
  children: (data: Data) => ReactNode;
};

export function LoadedWindow<Data>({ query, title, width = 'medium', missing, onClose, children }: Props<Data>) {
  if (query.data !== undefined && !isGone(query.error)) return children(query.data);
  return (
    <Window title={title} width={width} onClose={onClose}>
      <Loaded query={query} missing={missing}>
        {() => null}
      </Loaded>
    </Window>
  );
}
