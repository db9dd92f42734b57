/** EM-36: which of the messages to a number is the one that was reported, by text, time and number. */
import type { Instant } from '../process.ts';

export type Reported = { content: string; receivedAt: Instant; number: string };
export type Candidate = { text: string; sentAt: Instant; to: string };

/** `score` from 0 to 1. `minutes`: from the sending to when it was received, as was said; below 0 it was received before. */
export type Likelihood = { score: number; word: 'veryLikely' | 'likely' | 'possible'; text: number; minutes: number };

export const likelihoodWords: Readonly<Record<Likelihood['word'], string>> = {
  veryLikely: 'Very likely',
  likely: 'Likely',
  possible: 'Possible',
};

/** For how long before and after the time that was said messages are offered: people remember days, not hours. */
export const daysAround = 7;

/** Text counts most, since people read it out; then the time; a number from before or after a correction counts less than the one that was said. */
const weight = { text: 0.6, time: 0.3, number: 0.1 } as const;
/** After so many hours between the times nearness counts half. */
const halfNessHours = 6;

export function likelihoodOf({ content, receivedAt, number }: Reported, { text, sentAt, to }: Candidate): Likelihood {
  const alike = similarity(content, text);
  const minutes = (Date.parse(receivedAt) - Date.parse(sentAt)) / 60_000;
  const near = 1 / (1 + Math.abs(minutes) / 60 / halfNessHours);
  const score = weight.text * alike + weight.time * near + weight.number * (to === number ? 1 : 0);
  const word = score >= 0.75 ? 'veryLikely' : score >= 0.5 ? 'likely' : 'possible';
  return { score, word, text: alike, minutes };
}

/** From 0 to 1, by the pairs of letters that two texts share (Dice): what was read out over the phone is never the same to the letter. */
export function similarity(one: string, other: string): number {
  const a = pairs(one);
  const b = pairs(other);
  const all = total(a) + total(b);
  if (all === 0) return 0;
  let shared = 0;
  for (const [pair, count] of a) shared += Math.min(count, b.get(pair) ?? 0);
  return (2 * shared) / all;
}

function pairs(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    const letters = ` ${word} `;
    for (let at = 0; at + 1 < letters.length; at++) {
      const pair = letters.slice(at, at + 2);
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
  }
  return counts;
}
const total = (counts: Map<string, number>) => [...counts.values()].reduce((sum, count) => sum + count, 0);
