import { list } from './list.ts';

export const peopleRoutes = [list];
