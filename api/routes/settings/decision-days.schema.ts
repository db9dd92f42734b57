import { decisionDays } from './read.schema.ts';

export const body = decisionDays.refine(({ remindAfter, escalateAfter }) => remindAfter < escalateAfter, {
  path: ['escalateAfter'],
  message: 'This must be later than the reminder.',
});
export const answer = decisionDays;
