import { list } from './list.ts';
import { read } from './read.ts';

export const correspondenceRoutes = [list, read];
