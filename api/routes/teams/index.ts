import { change } from './change.ts';
import { create } from './create.ts';
import { list } from './list.ts';

export const teamRoutes = [list, create, change];
