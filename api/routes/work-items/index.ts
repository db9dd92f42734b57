import { done } from './done.ts';
import { list } from './list.ts';

export const workItemRoutes = [list, done];
