import { read } from './read.ts';
import { lift, stop } from './stop.ts';

export const sendingRoutes = [read, stop, lift];
