/** The outcomes that are recorded, by the questions that were read when the window opened; new ones are taken when the officer says so. */
import { useState } from 'react';
import type { AnswerOutcome, ProofAnswers, ProofQuestion } from '../../../domain/online-accounts/proof-of-identity.ts';
import type { ProofQuestions } from '../../client/model.ts';

export type Proof = {
  version: number;
  questions: readonly ProofQuestion[];
  answers: ProofAnswers;
  onAnswer: (id: string, outcome: AnswerOutcome) => void;
  /** An administrator changed the questions meanwhile. */
  isOther: boolean;
  /** Goes on with the newest questions; outcomes of those that are the same stay. */
  takeNewest: () => void;
};

/** `newest`: null in the edition without proof of identity; then null is returned. */
export function useProof(newest: ProofQuestions | null): Proof | null {
  const [asked, setAsked] = useState(newest);
  const [answers, setAnswers] = useState<ProofAnswers>({});
  if (!newest || !asked) return null;
  return {
    version: asked.version,
    questions: asked.questions,
    answers,
    onAnswer: (id, outcome) => setAnswers((before) => ({ ...before, [id]: outcome })),
    isOther: asked.version !== newest.version,
    takeNewest: () => {
      setAnswers((before) => stillGood(before, asked.questions, newest.questions));
      setAsked(newest);
    },
  };
}

const stillGood = (
  answers: ProofAnswers,
  before: readonly ProofQuestion[],
  now: readonly ProofQuestion[],
): ProofAnswers => {
  const kept: Record<string, AnswerOutcome> = {};
  for (const { id, text } of now) {
    const outcome = answers[id];
    if (outcome && before.some((question) => question.id === id && question.text === text)) kept[id] = outcome;
  }
  return kept;
};
