import { incidentReport } from './incidents.ts';
import { preCallReport } from './pre-call.ts';

export const reportRoutes = [preCallReport, incidentReport];
