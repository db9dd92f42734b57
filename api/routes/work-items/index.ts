import { list } from './list.ts';

export const workItemRoutes = [list];
