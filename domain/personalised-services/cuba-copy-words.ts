/** The words of a copy to Cuba (PS-7), as operators and officers read them. */
import type { ProcessWords } from '../process.ts';
import type { CubaCopyDue, CubaCopyOutcome, CubaCopyStep } from './cuba-copy.ts';

export const cubaCopyWords: ProcessWords<CubaCopyStep, CubaCopyOutcome, 'made' | CubaCopyDue> = {
  name: 'Copy to Cuba',
  about: 'Something that was recorded in Pluto for an international customer is copied across to Cuba, once (PS-7).',
  steps: {
    copyingRecord: 'The record of a stacking document is copied to Cuba',
    copyingNote: 'A note is copied to Cuba',
    over: 'Over',
  },
  outcomes: { copied: 'Copied to Cuba' },
  events: { made: 'Made in Pluto', copy: 'Copied to Cuba' },
  ahead: { copy: 'It is copied to Cuba' },
};
