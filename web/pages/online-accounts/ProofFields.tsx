/** OA-4: the questions of the proof of identity, an outcome for each; the score follows and is never typed. */
import { Radio } from '@ag.ds-next/react/radio';
import {
  answerOutcomes,
  answerOutcomeWords,
  pointsNeeded,
  scoreOf,
  suffices,
  unanswered,
  type AnswerOutcome,
  type ProofAnswers,
  type ProofQuestion,
} from '../../../domain/online-accounts/proof-of-identity.ts';
import css from './OnlineAccounts.module.css';
import type { Place } from './what-is-missing.ts';

type Props = {
  place: Place;
  questions: readonly ProofQuestion[];
  answers: ProofAnswers;
  onAnswer: (id: string, outcome: AnswerOutcome) => void;
  disabled: boolean;
};

export function ProofFields({ place, questions, answers, onAnswer, disabled }: Props) {
  const score = scoreOf(questions, answers);
  const open = unanswered(questions, answers).length;
  return (
    <section aria-label="Proof of identity" className={css['group']} id={place.id} tabIndex={-1}>
      <h3 className={css['plain']}>Proof of identity</h3>
      {place.invalid && (
        <p className={css['wrong']}>
          <strong>{place.message}</strong>
        </p>
      )}
      {questions.map(({ id, text, points }) => (
        <fieldset key={id} className={css['question']} disabled={disabled}>
          <legend>
            {text} ({points} points)
          </legend>
          <div className={css['outcomes']}>
            {answerOutcomes.map((outcome) => (
              <Radio
                key={outcome}
                name={`proof-${id}`}
                checked={answers[id] === outcome}
                onChange={() => onAnswer(id, outcome)}
              >
                {answerOutcomeWords[outcome]}
              </Radio>
            ))}
          </div>
        </fieldset>
      ))}
      <output className={css['score']}>
        <strong>
          {score} of {pointsNeeded} points
        </strong>
        {suffices(score)
          ? ': Accept is open.'
          : `: Accept is closed below ${pointsNeeded}; the attempt can be rejected.`}
        {open > 0 && ` ${open} ${open === 1 ? 'question has' : 'questions have'} no outcome yet.`}
      </output>
    </section>
  );
}
