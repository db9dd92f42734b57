import { list } from './list.ts';

export const officerActionRoutes = [list];
