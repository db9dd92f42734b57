import { claim, release } from './claim.ts';
import { done } from './done.ts';
import { list } from './list.ts';
import { followUp, hold } from './put-off.ts';
import { search } from './search.ts';

export const workItemRoutes = [list, search, done, claim, release, followUp, hold];
