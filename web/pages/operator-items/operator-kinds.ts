/** What waits for the operators, in words. The process's id says what it is about; what the API calls the submission is then the referral. */
import type { OperatorAction } from '../../client/model.ts';
import type { Chip } from '../../lists/list-types.ts';

const kinds: Record<string, string> = {
  noManagerLeft: 'No manager in line may decide',
  planDecision: 'CMP Approval',
  reassignRestricted: 'Reassign a restricted customer',
  messageMoreThanOnce: 'The SMS gateway lists a message more often than it was posted',
  messageContradicted: 'The SMS gateway says of a message both that it was delivered and that it was not',
  letterUnanswered: 'The printer has not answered about a letter for a day',
  letterFailed: 'A letter could not be printed, and nobody is left to be told',
  emailBounced: 'An email bounced back, and no officer is left who may see the customer',
};
export const kindInWords = (kind: string): string => kinds[kind] ?? kind;
/** To choose by. */
export const operatorKindChips: Chip<string>[] = Object.entries(kinds).map(([value, label]) => ({ value, label }));

type About = Pick<OperatorAction, 'processId'>;
export const isReferral = ({ processId }: About): boolean => processId.startsWith('transfer-referral/');
export const isCall = ({ processId }: About): boolean => processId.startsWith('pre-call/');
export const isReassignment = ({ processId }: About): boolean => processId.startsWith('restricted-reassignment/');
const isMessage = ({ processId }: About) => processId.startsWith('sms/');
const isLetter = ({ processId }: About) => processId.startsWith('letter/');
const isBounceBack = ({ processId }: About) => processId.startsWith('bounce-back/');
/** It tells something and asks for no decision. */
export const isClosable = (item: About): boolean => isMessage(item) || isBounceBack(item) || isLetter(item);

export function aboutWhat(item: About): string {
  if (isReferral(item)) return 'Transfer out of PS';
  if (isReassignment(item))
    return 'A PS customer whose officer may not see them any more: no manager in line may either';
  if (isCall(item)) return 'Call after a pre-call message: no team leader is left who may see the customer';
  if (isMessage(item)) return 'Desktop message: look who else uses the account at the gateway';
  if (isLetter(item)) return 'Letter: look into the print folder, and whether the printer runs';
  if (isBounceBack(item))
    return 'Bounce-back: give somebody the role of team leader, or RAC officer where it is needed';
  return 'Customer Management Plan';
}
