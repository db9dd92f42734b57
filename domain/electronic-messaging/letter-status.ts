/** Where a letter stands (OA-15), as the system that makes it says: told twice it counts once, and it never goes backwards. */
import type { Instant } from '../process.ts';
import type { LetterWord } from './correspondence.ts';

export const letterStates = ['produced', 'queued', 'issued', 'failed'] as const;
export type LetterState = (typeof letterStates)[number];
export const isLetterState = (word: string): word is LetterState => letterStates.some((state) => state === word);

export const letterStatus: Record<LetterState, LetterWord> = {
  produced: 'Produced',
  queued: 'Queued for printing',
  issued: 'Issued',
  failed: 'Failed',
};

/** Issued and failed are both ends: a letter that failed may be printed again, one that was issued may come back. */
const rank: Record<LetterState, number> = { produced: 0, queued: 1, issued: 2, failed: 2 };

type Told = { state: LetterState; at: Instant };

/** Does what is told now move the letter on? Of two ends the later one counts, in whatever order they are told. */
export function movesOn(present: Told, told: Told): boolean {
  if (rank[told.state] !== rank[present.state]) return rank[told.state] > rank[present.state];
  return told.state !== present.state && Date.parse(told.at) > Date.parse(present.at);
}
