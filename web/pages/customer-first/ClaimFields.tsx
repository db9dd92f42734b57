/** EM-39: what is asked before the outcome of a claim is told. */
import { claimOutcomeOf, claimStates, customerMails } from '../../../domain/electronic-messaging/claim-finalised.ts';
import type { CentrelinkTemplate } from '../../client/model.ts';
import { ChoiceField } from '../../customer-records/ChoiceField.tsx';
import type { Form } from '../../forms/useForm.ts';
import { claimLabels, claimStateWords, mailWords } from '../../messages/claim-words.ts';
import type { Texts } from './composed.ts';

const yesOrNo = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
] as const;
const states = claimStates.map((value) => ({ value, label: claimStateWords[value] }));
const mails = customerMails.map((value) => ({ value, label: mailWords[value] }));

export function ClaimFields({ form, template }: { form: Form<Texts>; template: CentrelinkTemplate }) {
  const outcome = claimOutcomeOf(template.type);
  if (!outcome) return null;
  const of = (name: keyof Texts) => ({ field: form.field(name), set: (value: string) => form.set(name, value) });
  return (
    <>
      <ChoiceField {...of('claim')} label={claimLabels.claim} options={states} />
      <ChoiceField {...of('ccm')} label={claimLabels.ccm} options={yesOrNo} />
      {outcome === 'grant' && <ChoiceField {...of('mail')} label={claimLabels.mail} options={mails} />}
      {outcome === 'reject' && <ChoiceField {...of('phoneTried')} label={claimLabels.phoneTried} options={yesOrNo} />}
    </>
  );
}
