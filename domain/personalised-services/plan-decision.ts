/** PS-11, PS-12, PS-14: who may decide a submission now and, for who may not, why. Asked by pages; the process asks again. */
import { may, type Permission } from '../people/permissions.ts';
import type { Needs } from '../process.ts';
import { impossible, unless, type Possible } from '../possible.ts';
import type { Me } from './assignment.ts';

/** What the sentences need to know. */
export type Decision = {
  me: Me;
  state: string;
  needs: Needs;
  authors: readonly string[];
  /** The manager with whom it waits. */
  manager: string | null;
  /** Managers on leave today whose delegate I am. */
  delegateFor: readonly string[];
};

export const mayAccept = (d: Decision) => mayDecide(d, 'planApproval.accept');
export const mayReturn = (d: Decision) => mayDecide(d, 'planApproval.return');

function mayDecide(d: Decision, permission: Permission): Possible {
  const over = isOver(d, permission);
  if (!over.possible) return over;
  return unless(
    [d.authors.includes(d.me.personId), 'You submitted or edited this version: somebody else must decide it.'],
    [d.needs === 'operator', 'It waits for an operator, who gives it to a manager.'],
    [!concerns(d), 'It waits for another manager.'],
  );
}

/** By the manager with whom it waits, or their delegate; by an operator where no manager is left. An author may hand it over: that decides nothing. */
export function mayHandOver(d: Decision): Possible {
  const over = isOver(d, 'planApproval.handOver');
  if (!over.possible) return over;
  if (d.needs === 'operator')
    return unless([!d.me.roles.includes('operator'), 'It waits for an operator, who gives it to a manager.']);
  return concerns(d) ? { possible: true } : impossible('It waits for another manager.');
}

function isOver(d: Decision, permission: Permission): Possible {
  return unless(
    [!may(d.me.roles, permission), 'Your role does not allow this.'],
    [d.state === 'accepted' || d.state === 'returned', 'It is decided already.'],
    [d.state !== 'submitted', 'It is over: nothing is left to decide.'],
  );
}

/** Does it wait for me, or for a manager whose delegate I am today (PS-14)? */
export const concerns = ({ me, manager, delegateFor }: Pick<Decision, 'me' | 'manager' | 'delegateFor'>) =>
  manager !== null && (manager === me.personId || delegateFor.includes(manager));
