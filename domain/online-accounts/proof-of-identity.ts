/** OA-4: proof of identity. The officer records an outcome for each question; the score follows from the outcomes and is never typed. */
import type { FieldProblem } from '../electronic-messaging/template-record.ts';

export const pointsNeeded = 100;
export const answerOutcomes = ['correct', 'incorrect', 'notAsked'] as const;
export type AnswerOutcome = (typeof answerOutcomes)[number];
export const answerOutcomeWords: Readonly<Record<AnswerOutcome, string>> = {
  correct: 'Correct',
  incorrect: 'Incorrect',
  notAsked: 'Not asked',
};

/** `id` stays with the question from version to version. */
export type ProofQuestion = { id: string; text: string; points: number };
export type ProofAnswers = Readonly<Record<string, AnswerOutcome>>;

/** In points: those of the questions answered correctly. */
export const scoreOf = (questions: readonly ProofQuestion[], answers: ProofAnswers): number =>
  questions.reduce((sum, { id, points }) => sum + (answers[id] === 'correct' ? points : 0), 0);

/** Is Accept open? Below it an attempt can only be rejected or cancelled. */
export const suffices = (points: number): boolean => points >= pointsNeeded;

/** The questions that have no outcome yet. */
export const unanswered = (questions: readonly ProofQuestion[], answers: ProofAnswers): ProofQuestion[] =>
  questions.filter(({ id }) => answers[id] === undefined);

/** Was any outcome scored? Then a cancelled attempt is kept (OA-5). */
export const isScored = (answers: ProofAnswers): boolean =>
  Object.values(answers).some((outcome) => outcome !== 'notAsked');

export type GivenProof = { version: number; answers: ProofAnswers };
export type ScoredProof = GivenProof & { points: number };

/**
 * The outcomes with their score, by the version of the questions that is asked. While not `whole`, as a cancelled attempt is (OA-5), a
 * question without an outcome was not asked.
 */
export function scoredProof(
  { version, questions }: { version: number; questions: readonly ProofQuestion[] },
  given: GivenProof,
  whole: boolean,
): ScoredProof | 'questionsChanged' | FieldProblem<string>[] {
  const none = 'There are no questions yet: an administrator enters them.';
  if (questions.length === 0) return [{ field: 'proof', sentence: none }];
  if (version !== given.version) return 'questionsChanged';
  if (Object.keys(given.answers).some((asked) => !questions.some(({ id }) => id === asked)))
    return [{ field: 'proof', sentence: 'There is an outcome for a question that is not asked.' }];
  const missing = whole ? unanswered(questions, given.answers) : [];
  if (missing.length)
    return missing.map(({ id }) => ({
      field: `proof.answers.${id}`,
      sentence: 'Record an outcome for this question.',
    }));
  const answers = Object.fromEntries(questions.map(({ id }) => [id, given.answers[id] ?? 'notAsked'] as const));
  return { version, answers, points: scoreOf(questions, answers) };
}

export const mostQuestions = 30;
export const longestQuestion = 300;

/** What is wrong with a version as an administrator would save it; `field` as `questions.2.text`. */
export function questionProblems(questions: readonly ProofQuestion[]): FieldProblem<string>[] {
  const problems: FieldProblem<string>[] = [];
  if (questions.length === 0) return [{ field: 'questions', sentence: 'Enter at least one question.' }];
  if (questions.length > mostQuestions)
    return [{ field: 'questions', sentence: `There may be at most ${mostQuestions} questions.` }];
  const seen = new Set<string>();
  const ids = new Set<string>();
  questions.forEach(({ id, text, points }, place) => {
    const words = text.trim();
    const same = words.toLowerCase();
    if (!words) problems.push({ field: `questions.${place}.text`, sentence: 'Enter the question.' });
    else if (words.length > longestQuestion)
      problems.push({
        field: `questions.${place}.text`,
        sentence: `This must have at most ${longestQuestion} characters.`,
      });
    else if (seen.has(same))
      problems.push({ field: `questions.${place}.text`, sentence: 'This question is there already.' });
    seen.add(same);
    if (ids.has(id)) problems.push({ field: `questions.${place}.id`, sentence: 'Each question has an id of its own.' });
    ids.add(id);
    if (!Number.isInteger(points) || points < 1 || points > pointsNeeded)
      problems.push({
        field: `questions.${place}.points`,
        sentence: `Enter a whole number from 1 to ${pointsNeeded}.`,
      });
  });
  if (problems.length === 0 && questions.reduce((sum, { points }) => sum + points, 0) < pointsNeeded)
    problems.push({
      field: 'questions',
      sentence: `All questions together must carry at least ${pointsNeeded} points: else nobody could prove who they are.`,
    });
  return problems;
}
