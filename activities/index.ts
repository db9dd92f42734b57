/** The activities of every process. */
import type { Deps } from './deps.ts';
import { createProcessActivities } from './processes.ts';

export const createActivities = (deps: Deps) => ({ ...createProcessActivities(deps) });
export type Activities = ReturnType<typeof createActivities>;
