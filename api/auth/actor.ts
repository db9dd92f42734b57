/** Who asks: always from the session or the bearer token, looked up in the person's record at every request. */
import type { Role } from '../../domain/people/roles.ts';

export type Actor = {
  accountId: string;
  personId: string;
  userId: string;
  name: string;
  roles: Role[];
  /** Where the request came from, for the audit trail; `why`: the page, work item or process it was asked from. */
  from: { requestId: string; address: string; client: string; why: string | null };
};
