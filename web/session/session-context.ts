/** Who is signed in, and what their roles may do. */
import { createContext, useContext } from 'react';
import type { Permission } from '../../domain/people/permissions.ts';
import type { Session } from '../client/model.ts';

export const SessionContext = createContext<Session | null>(null);

/** The session. Only below `SessionGate`, which shows the sign-in page to everybody else. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession outside SessionGate');
  return session;
}

/** Whether the person may do it by their roles (RS-1); the API checks again, with assignment and four eyes. */
export function useMay(permission: Permission): boolean {
  const granted: readonly string[] = useSession().permissions;
  return granted.includes(permission);
}
