/** What keeps an action from being saved, said beside the fields (OA-2 to OA-6, OA-10). The API checks the same again. */
import type { AccountAction, Delivery } from '../../../domain/online-accounts/account-action.ts';
import {
  pointsNeeded,
  suffices,
  unanswered,
  type ProofAnswers,
  type ProofQuestion,
} from '../../../domain/online-accounts/proof-of-identity.ts';

/** `score`: null where no proof is asked for. Null: Accept is open. */
export function whyAcceptIsClosed(score: number | null, notEligible: readonly string[]): string | null {
  if (score !== null && !suffices(score)) return `Accept needs ${pointsNeeded} points; there are ${score}.`;
  return notEligible.length ? notEligible.join(' ') : null;
}

type Filled = {
  action: AccountAction | null;
  decision: 'accepted' | 'rejected' | null;
  acceptWhy: string | null;
  delivery: Delivery | null;
  /** One is recorded already. */
  hasEmail: boolean;
  /** Null: none is asked for. */
  proof: { questions: readonly ProofQuestion[]; answers: ProofAnswers } | null;
};
/** What the form holds, with a place for each choice that has no text. */
export const nothingTyped = { email: '', reason: '', action: '', proof: '', outcome: '', delivery: '' };
export type Typed = typeof nothingTyped;
/** Of a group of radios: where the summary leads, and what is wrong. */
export type Place = { id: string; invalid: boolean; message: string };
type Missing = Partial<Typed>;

export function whatIsMissing(texts: Typed, filled: Filled): Missing {
  const { action, decision, hasEmail } = filled;
  const missing: Missing = {};
  if (decision === 'accepted' && action === 'create' && !hasEmail && !texts.email.trim())
    missing.email = 'Enter the customer’s current email address.';
  if (decision === 'accepted' && (action === 'deactivate' || action === 'reactivate') && !texts.reason.trim())
    missing.reason = 'Enter the reason.';
  return { ...missing, ...firstOpen(filled) };
}

function firstOpen({ action, decision, acceptWhy, delivery, proof }: Filled): Missing {
  if (!action) return { action: 'Choose the action.' };
  if (proof && unanswered(proof.questions, proof.answers).length)
    return { proof: 'Record an outcome for each question.' };
  if (!decision) return { outcome: 'Choose Accept or Reject.' };
  if (decision === 'rejected') return {};
  if (acceptWhy) return { outcome: acceptWhy };
  if ((action === 'create' || action === 'reissuePassword') && !delivery)
    return { delivery: 'Choose how the customer receives the temporary password.' };
  return {};
}
