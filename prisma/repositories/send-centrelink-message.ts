/** EM-37 to EM-41, EM-50: Send Electronic Message of Customer First. What EM-6 to EM-9 and the window ask is Pluto's; what concerns Child Support only is not asked. */
import { centrelinkSender } from '../../domain/electronic-messaging/centrelink-messages.ts';
import {
  claimOutcomeOf,
  claimRefusalsOf,
  unansweredOf,
  type ClaimAnswers,
  type ClaimRefusal,
} from '../../domain/electronic-messaging/claim-finalised.ts';
import { centrelinkChosen } from '../../domain/electronic-messaging/eligibility.ts';
import type { NamedTimes } from '../../domain/electronic-messaging/last-moment.ts';
import type { Tx } from '../client.ts';
import { dropCentrelinkDraft } from './centrelink-draft.ts';
import { readCentrelinkTemplate, type CentrelinkTemplate } from './centrelink-templates.ts';
import { insertMessage, readyMessage, type NotReady, type Sending, type Sent } from './ready-message.ts';
import { lockCustomer } from './recipient.ts';
import { openChoice } from './system-choices.ts';

export type CentrelinkSending = Sending & {
  /** By which the officer means to send in Customer First (EM-38). */
  choiceId: string;
  /** EM-39; null for what announces a call. */
  claim: ClaimAnswers | null;
};
export type CentrelinkRefusal =
  | NotReady
  | ClaimUnanswered
  | { refused: 'systemChoice' } // not the officer's, used, or no longer what it rests on
  | { refused: 'claim'; refusals: ClaimRefusal[] };
export type ClaimUnanswered = { refused: 'claimUnanswered'; questions: (keyof ClaimAnswers)[] };

/** The caller has asked who may see the customer. */
export async function sendCentrelinkMessage(tx: Tx, s: CentrelinkSending): Promise<Sent | CentrelinkRefusal> {
  const { customerId, personId, choiceId } = s;
  await lockCustomer(tx, customerId);
  const template = await readCentrelinkTemplate(tx, s.templateVersionId);
  if (!template) return { refused: 'template' };
  if (!(await openChoice(tx, { id: choiceId, customerId, officerId: personId }))) return { refused: 'systemChoice' };
  const ready = await readyMessage(tx, s, { ...template, chosen: centrelinkChosen, times: timesOf(template) });
  if ('refused' in ready) return ready;
  const asked = claimAsked(template, s.claim);
  if ('refused' in asked) return asked;
  if (asked.refusals.length) return { refused: 'claim', refusals: asked.refusals };
  const sent = await insertMessage(tx, s, ready, {
    system: 'customerFirst',
    sender: centrelinkSender,
    systemChoiceId: choiceId,
  });
  const outcome = claimOutcomeOf(template.type);
  if (outcome && s.claim) {
    const { claim, ccmAvailable, mail, phoneTried } = s.claim;
    const its = outcome === 'grant' ? { mail, phoneTried: null } : { mail: null, phoneTried };
    await tx.claimCheck.create({ data: { messageId: sent.messageId, claim, ccmAvailable, ...its } });
  }
  await dropCentrelinkDraft(tx, { personId, customerId });
  return sent;
}

/** EM-39: why the outcome of this claim may not be told, none where it may, or where none is told; or what was not answered. */
export function claimAsked(
  { type }: Pick<CentrelinkTemplate, 'type'>,
  claim: ClaimAnswers | null,
): { refusals: ClaimRefusal[] } | ClaimUnanswered {
  const outcome = claimOutcomeOf(type);
  if (!outcome) return { refusals: [] };
  const questions = unansweredOf(outcome, claim);
  if (!claim || questions.length) return { refused: 'claimUnanswered', questions };
  return { refusals: claimRefusalsOf(outcome, claim) };
}

export const timesOf = ({ contactTime }: CentrelinkTemplate): NamedTimes => (contactTime ? { contactTime } : {});
