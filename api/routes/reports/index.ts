import { preCallReport } from './pre-call.ts';

export const reportRoutes = [preCallReport];
