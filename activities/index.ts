/** The activities of every process. */
import type { Deps } from './deps.ts';
import { createLetters } from './letters.ts';
import { createProcessActivities } from './processes.ts';
import { createSmsAttempt } from './sms-attempt.ts';
import { createSmsSearch } from './sms-search.ts';

export const createActivities = (deps: Deps) => ({
  ...createProcessActivities(deps),
  ...createLetters(deps),
  ...createSmsAttempt(deps),
  ...createSmsSearch(deps),
});
export type Activities = ReturnType<typeof createActivities>;
