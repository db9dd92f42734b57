import { list } from './list.ts';

export const correspondenceRoutes = [list];
