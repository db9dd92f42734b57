import { read } from './read.ts';

export const commandRoutes = [read];
