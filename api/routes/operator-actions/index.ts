import { list } from './list.ts';

export const operatorActionRoutes = [list];
