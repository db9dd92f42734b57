import { belongings } from './belongings.ts';
import { handOver } from './hand-over.ts';
import { leavers } from './leavers.ts';
import { list } from './list.ts';

export const peopleRoutes = [list, belongings, handOver, leavers];
