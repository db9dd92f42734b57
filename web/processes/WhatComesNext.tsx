/** What comes next in an open process: by itself, the nearest first, and when somebody acts (PS-24). */
import { movesNow } from '../../domain/process-way.ts';
import { needsWords, type AnyProcessWords, type Move, type Needs } from '../../domain/process.ts';
import type { Submission } from '../client/model.ts';
import { Due } from '../time/When.tsx';
import type { HappeningFact } from './WhatIsHappening.tsx';
import css from './WhatIsHappening.module.css';

type Process = Pick<Submission['process'], 'due' | 'step' | 'outcome' | 'needs'>;

/** None where it is over. */
export function comesNext({ due, step, outcome, needs }: Process, words: AnyProcessWords): HappeningFact[] {
  if (outcome !== null) return [];
  const moves = movesNow(words, { step, needs });
  const roles = [...new Set(moves.map(({ who }) => who))];
  if (due.length === 0 && moves.length === 0) return [];
  return [
    [
      'What comes next',
      <ul key="next" className={css['next']}>
        {due.map(({ name, at }) => (
          <li key={name}>
            {words.ahead?.[name] ?? name} <Due instant={at} />
          </li>
        ))}
        {roles.map((role) => (
          <Moves key={role} who={role} moves={moves.filter(({ who }) => who === role)} />
        ))}
      </ul>,
    ],
  ];
}

function Moves({ who, moves }: { who: Needs; moves: readonly Move[] }) {
  return moves.map(({ event, act, leadsTo }) => (
    <li key={event}>
      <b>{act}</b> ({needsWords[who].toLowerCase()}): {leadsTo}
    </li>
  ));
}
