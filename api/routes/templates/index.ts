import { addVersion, change, create } from './keep.ts';
import { list, read } from './read.ts';

export const templateRoutes = [list, read, create, addVersion, change];
