import { list } from './list.ts';
import { letter } from './letter.ts';
import { read } from './read.ts';

export const correspondenceRoutes = [list, read, letter];
