import { list } from './list.ts';

export const managerActionRoutes = [list];
