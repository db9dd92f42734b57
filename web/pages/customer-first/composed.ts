/** What the officer composes in Customer First: the fields as they were left, what is wrong with them, and what is sent. */
import {
  centrelinkDraftWords,
  emptyCentrelinkDraft,
  type CentrelinkDraft,
} from '../../../domain/electronic-messaging/centrelink-draft.ts';
import { centrelinkTypes, type CentrelinkType } from '../../../domain/electronic-messaging/centrelink-messages.ts';
import {
  claimOutcomeOf,
  claimQuestionWords,
  claimRefusalsOf,
  claimStates,
  customerMails,
  type ClaimAnswers,
  type ClaimRefusal,
} from '../../../domain/electronic-messaging/claim-finalised.ts';
import type { TemplateValues } from '../../../domain/electronic-messaging/template.ts';
import type { CentrelinkTemplate } from '../../client/model.ts';
import { asOffered, type Pickable } from '../desktop-message/pickable.ts';

export type Texts = {
  option: string;
  paymentType: string;
  agencyPhone: string;
  claim: string;
  ccm: string;
  mail: string;
  phoneTried: string;
};

export const typeOf = (text: string): CentrelinkType | null => centrelinkTypes.find((type) => type === text) ?? null;

/** As the fields begin: with what is kept, as far as it is still offered. The answers are of the message they were given for. */
export function textsFor(draft: CentrelinkDraft, template: CentrelinkTemplate, pickable: Pickable): Texts {
  const { claim, ccm, mail, phoneTried } = draft.type === template.type ? draft : emptyCentrelinkDraft;
  const { paymentType, agencyPhone } = asOffered(draft, pickable);
  return { option: template.versionId, paymentType, agencyPhone, claim, ccm, mail, phoneTried };
}

/** What is kept. */
export function draftOf(texts: Texts, { type }: CentrelinkTemplate): CentrelinkDraft {
  const { claim, ccm, mail, phoneTried } = centrelinkDraftWords;
  return {
    type,
    paymentType: texts.paymentType,
    agencyPhone: texts.agencyPhone,
    claim: claim.find((word) => word === texts.claim) ?? '',
    ccm: ccm.find((word) => word === texts.ccm) ?? '',
    mail: mail.find((word) => word === texts.mail) ?? '',
    phoneTried: phoneTried.find((word) => word === texts.phoneTried) ?? '',
  };
}

/** What is not filled in, field by field. */
export function whatIsMissing(texts: Texts, { type, variables }: CentrelinkTemplate): Partial<Texts> {
  const outcome = claimOutcomeOf(type);
  const missing: [keyof Texts, boolean, string][] = [
    ['option', true, 'Choose a text option.'],
    ['paymentType', variables.includes('paymentType'), 'Choose the payment type.'],
    ['agencyPhone', variables.includes('agencyPhone'), 'Choose the phone number of the agency.'],
    ['claim', outcome !== null, claimQuestionWords.claim],
    ['ccm', outcome !== null, claimQuestionWords.ccmAvailable],
    ['mail', outcome === 'grant', claimQuestionWords.mail],
    ['phoneTried', outcome === 'reject', claimQuestionWords.phoneTried],
  ];
  return Object.fromEntries(missing.flatMap(([name, asked, says]) => (asked && !texts[name] ? [[name, says]] : [])));
}

export const valuesOf = (
  { paymentType, agencyPhone }: Texts,
  { variables }: CentrelinkTemplate,
): Pick<TemplateValues, 'paymentType' | 'agencyPhone'> => ({
  ...(paymentType && variables.includes('paymentType') ? { paymentType } : {}),
  ...(agencyPhone && variables.includes('agencyPhone') ? { agencyPhone } : {}),
});

/** EM-39; null where no outcome is told, or not everything is answered yet. */
export function claimOf(texts: Texts, template: CentrelinkTemplate): ClaimAnswers | null {
  const outcome = claimOutcomeOf(template.type);
  const claim = claimStates.find((state) => state === texts.claim);
  const missing = whatIsMissing(texts, template);
  if (!outcome || !claim || missing.ccm || missing.mail || missing.phoneTried) return null;
  return {
    claim,
    ccmAvailable: texts.ccm === 'yes',
    mail: outcome === 'grant' ? (customerMails.find((mail) => mail === texts.mail) ?? null) : null,
    phoneTried: outcome === 'reject' ? texts.phoneTried === 'yes' : null,
  };
}

/** Why the outcome may not be told, once everything is answered. */
export function refusalsNow(texts: Texts, template: CentrelinkTemplate): ClaimRefusal[] {
  const outcome = claimOutcomeOf(template.type);
  const answers = claimOf(texts, template);
  return outcome && answers ? claimRefusalsOf(outcome, answers) : [];
}
