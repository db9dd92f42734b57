import { read } from './read.ts';

export const sessionRoutes = [read];
