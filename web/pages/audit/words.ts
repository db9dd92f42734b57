/** What stands in the trail, as people read it; a word that is not known here is shown as it is. */
import { isPermission } from '../../../domain/people/permissions.ts';
import { wordedPermissions } from '../../people/permission-words.ts';

const others: Record<string, string> = {
  'session.signIn': 'Sign in',
  'session.signOut': 'Sign out',
  'session.endAtProvider': 'Signed out by the sign-in provider',
  'session.endByTime': 'Session over by time',
  'process.repair': 'Repair a process',
  'process.abandon': 'Give up a process without a row',
  request: 'Request that was refused at the door',
};

export const actionInWords = (action: string): string =>
  others[action] ??
  (isPermission(action) ? wordedPermissions.find(({ permission }) => permission === action)?.what : undefined) ??
  action;

const results: Record<string, string> = {
  viewed: 'Viewed',
  done: 'Done',
  begun: 'Begun',
  forbidden: 'Refused: not for this role',
  notFound: 'Refused: no such record',
  notSignedIn: 'Refused: not signed in',
  badInput: 'Refused: something was wrong in what was sent',
  barred: 'Refused: the customer may not be sent it',
  fourEyes: 'Refused: four eyes',
  notTheAssignee: 'Refused: somebody else’s customer',
  notTheManager: 'Refused: waits for somebody else',
  ownRights: 'Refused: one’s own record',
  preconditionFailed: 'Refused: changed by somebody else meanwhile',
  tooMany: 'Refused: too many requests',
  crossSite: 'Refused: not from a page of the console',
  noUser: 'Refused: no Casewright user',
};

export const resultInWords = (result: string): string => results[result] ?? `Refused: ${result}`;

/** Where a page of the console can be opened again. */
export const isConsolePath = (why: string): boolean => why.startsWith('/');

export function whyInWords(why: string): string {
  const [, workItem] = /^workItem:(.+)$/.exec(why) ?? [];
  return workItem ? `Work item ${workItem}` : why;
}
