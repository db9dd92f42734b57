/** The proof of identity that an action with an online account rests on: its own, or that of the officer's last attempt (OA-4, OA-8). */
import type { AccountAction, AttemptOutcome } from '../domain/online-accounts/account-action.ts';
import {
  scoredProof,
  suffices,
  type GivenProof,
  type ScoredProof,
} from '../domain/online-accounts/proof-of-identity.ts';
import type { Tx } from '../prisma/client.ts';
import { proofThatHolds } from '../prisma/repositories/online-accounts.ts';
import { newestQuestions, questionsOf } from '../prisma/repositories/proof-questions.ts';
import { Problem } from './errors.ts';

type Asked = { action: AccountAction; decision: AttemptOutcome; proof?: GivenProof | undefined };

/**
 * With its score, by the questions that are asked now, or were when an attempt began that changes nothing. Null: none was given, and none
 * need be. Throws questionsChanged, badInput.
 */
export async function checkedProof(tx: Tx, { action, decision, proof }: Asked): Promise<ScoredProof | null> {
  if (!proof) {
    if (action === 'reissuePassword' && decision === 'accepted') return null; // OA-8
    const message = 'Record an outcome for each question.';
    throw new Problem('badInput', undefined, { errors: [{ field: 'proof', message }] });
  }
  const newest = await newestQuestions(tx);
  const questions = decision === 'accepted' ? newest : ((await questionsOf(tx, proof.version)) ?? newest);
  const scored = scoredProof(questions, proof, decision !== 'cancelled');
  if (scored === 'questionsChanged') throw new Problem('questionsChanged');
  if (!('points' in scored)) {
    const errors = scored.map(({ field, sentence }) => ({ field, message: sentence }));
    throw new Problem('badInput', undefined, { errors });
  }
  return scored;
}

/** OA-8: on which earlier attempt's proof an accepted one rests; null: on its own. Throws notEnoughPoints, proofExpired. */
export async function restsOn(
  tx: Tx,
  proof: ScoredProof | null,
  { accountId, officerId, at }: { accountId: string | null; officerId: string; at: Date },
): Promise<string | null> {
  if (proof) {
    if (!suffices(proof.points)) throw new Problem('notEnoughPoints');
    return null;
  }
  const holds = accountId && (await proofThatHolds(tx, accountId, officerId, at));
  if (!holds) throw new Problem('proofExpired');
  return holds.id;
}
