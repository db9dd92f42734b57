import assert from 'node:assert/strict';
import {
  isScored,
  questionProblems,
  scoredProof,
  scoreOf,
  suffices,
  unanswered,
  type ProofQuestion,
} from '../../domain/online-accounts/proof-of-identity.ts';

const question = (id: string, points: number): ProofQuestion => ({ id, text: `Question ${id}`, points });
const questions = [question('a', 40), question('b', 30), question('c', 30), question('d', 1)];

describe('Proof of identity', () => {
  it('OA-4 each correct answer carries its points, no other does; 100 suffices and 99 does not', () => {
    const correct = { a: 'correct', b: 'correct', c: 'correct', d: 'incorrect' } as const;
    assert.equal(scoreOf(questions, correct), 100);
    assert.equal(scoreOf(questions, { ...correct, c: 'notAsked', d: 'correct' }), 71);
    assert.equal(scoreOf(questions, {}), 0);
    assert.equal(scoreOf(questions, { ...correct, elsewhere: 'correct' }), 100);
    assert.deepEqual([suffices(99), suffices(100), suffices(101)], [false, true, true]);
  });

  it('OA-4 OA-5 every question needs an outcome; what was not asked is no score', () => {
    assert.deepEqual(
      unanswered(questions, { a: 'correct', c: 'notAsked' }).map(({ id }) => id),
      ['b', 'd'],
    );
    assert.equal(isScored({ a: 'notAsked' }), false);
    assert.equal(isScored({}), false);
    assert.equal(isScored({ a: 'notAsked', b: 'incorrect' }), true);
  });

  it('OA-4 OA-5 scored is a proof by the version that is asked, with every outcome unless it is cancelled', () => {
    const asked = { version: 2, questions };
    const answers = { a: 'correct', b: 'incorrect', c: 'notAsked', d: 'correct' } as const;
    assert.deepEqual(scoredProof(asked, { version: 2, answers }, true), { version: 2, answers, points: 41 });
    assert.equal(scoredProof(asked, { version: 1, answers }, true), 'questionsChanged');
    const part = { version: 2, answers: { a: 'correct' } } as const;
    const rest = { a: 'correct', b: 'notAsked', c: 'notAsked', d: 'notAsked' };
    assert.deepEqual(scoredProof(asked, part, false), { version: 2, answers: rest, points: 40 });
    const missing = ['b', 'c', 'd'].map((id) => ({
      field: `proof.answers.${id}`,
      sentence: 'Record an outcome for this question.',
    }));
    assert.deepEqual(scoredProof(asked, part, true), missing);
    assert.deepEqual(scoredProof(asked, { version: 2, answers: { ...answers, e: 'correct' } }, false), [
      { field: 'proof', sentence: 'There is an outcome for a question that is not asked.' },
    ]);
    assert.deepEqual(scoredProof({ version: 2, questions: [] }, { version: 2, answers: {} }, true), [
      { field: 'proof', sentence: 'There are no questions yet: an administrator enters them.' },
    ]);
  });

  it('OA-4 a version has 1 to 30 questions, each once, of 1 to 100 points, and together at least 100', () => {
    assert.deepEqual(questionProblems(questions), []);
    const wrong: [ProofQuestion[], field: string][] = [
      [[], 'questions'],
      [Array.from({ length: 31 }, (_, i) => question(`${i}`, 10)), 'questions'],
      [[{ ...question('a', 100), text: '  ' }], 'questions.0.text'],
      [[{ ...question('a', 100), text: 'x'.repeat(301) }], 'questions.0.text'],
      [[question('a', 100), { ...question('b', 1), text: ' QUESTION A ' }], 'questions.1.text'],
      [[question('a', 100), { ...question('a', 1), text: 'Another' }], 'questions.1.id'],
      [[question('a', 0), question('b', 100)], 'questions.0.points'],
      [[question('a', 101)], 'questions.0.points'],
      [[question('a', 99.5)], 'questions.0.points'],
      [[question('a', 50), question('b', 49)], 'questions'],
    ];
    for (const [version, field] of wrong)
      assert.deepEqual(
        questionProblems(version).map((problem) => problem.field),
        [field],
      );
  });
});
