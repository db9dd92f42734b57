/** What stands in the trail, as people read it; a word that is not known here is shown as it is. */
import { isPermission } from '../../../domain/people/permissions.ts';
import { wordedPermissions } from '../../people/permission-words.ts';
import { formatInstant } from '../../time/When.tsx';

const others: Record<string, string> = {
  'session.signIn': 'Sign in',
  'session.signOut': 'Sign out',
  'session.endAtProvider': 'Signed out by the sign-in provider',
  'session.endByTime': 'Session over by time',
  'process.repair': 'Repair a process',
  'process.abandon': 'Give up a process without a row',
  'smsDelivery.receiptAfterEnd': 'Receipt for a message that was over',
  'smsDelivery.afterRestore': 'Matched with the SMS gateway after a restore',
  request: 'Request that was refused at the door',
};

export const actionInWords = (action: string): string =>
  others[action] ??
  (isPermission(action) ? wordedPermissions.find(({ permission }) => permission === action)?.what : undefined) ??
  action;

/** What was only looked at is not called by what it could have led to. */
export const entryInWords = ({ action, result }: { action: string; result: string }): string =>
  action === 'messages.send' && result === 'viewed' ? 'Open Generate Desktop Message' : actionInWords(action);

const results: Record<string, string> = {
  viewed: 'Viewed',
  done: 'Done',
  begun: 'Begun',
};

const refusals: Record<string, string> = {
  addressTooLong: 'the address was too long',
  alreadyDecided: 'somebody had decided already',
  badInput: 'something was wrong in what was sent',
  badSignature: 'the signature was not that of the request',
  barred: 'the customer may not be sent it',
  conflict: 'it contradicts what is recorded',
  crossSite: 'not from a page of the console',
  ended: 'it was over',
  expired: 'not applied in time',
  forbidden: 'not for this role',
  fourEyes: 'four eyes',
  headersTooLarge: 'the headers were too large',
  keyReused: 'the key was used for something else',
  lastAdministrator: 'the last administrator',
  malformed: 'the request could not be read',
  methodNotAllowed: 'the address does not take that method',
  needsOperator: 'the process waits for an operator',
  noAcceptedPlan: 'no plan was accepted',
  noUser: 'no Casewright user',
  notAllowed: 'not for this role, or not their customer to see',
  notFound: 'no such record',
  notNow: 'not possible in that step',
  notSignedIn: 'not signed in',
  notTheAssignee: 'somebody else’s customer',
  notTheManager: 'it waits for somebody else',
  ownRights: 'one’s own record',
  preconditionFailed: 'changed by somebody else meanwhile',
  preconditionRequired: 'it did not say what it changes',
  previewDiffers: 'not what was previewed',
  rolesFromClaims: 'roles come from the sign-in provider',
  rule: 'a rule forbids it',
  sendingStopped: 'sending was stopped',
  sixMessages: 'the sixth message of a day',
  templateChanged: 'the template was changed',
  tooLarge: 'too large',
  tooMany: 'too many requests',
  tooSlow: 'the request came too slowly',
  unknownEvent: 'not known to the process',
  unsupportedMediaType: 'not JSON',
  withinTheHour: 'within an hour of the last message',
};

export const resultInWords = (result: string): string => results[result] ?? `Refused: ${refusals[result] ?? result}`;

/** `14 Feb 2027, 5:00:09 pm AEDT`: zones differ by whole minutes. Takes a UTC ISO string. */
export const toTheSecond = (at: string, zone: string): string =>
  formatInstant(at, zone).replace(/:\d\d/, (minutes) => `${minutes}:${at.slice(17, 19)}`);
