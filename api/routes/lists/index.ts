import { change, create } from './keep.ts';
import { read } from './read.ts';

export const listRoutes = [read, create, change];
