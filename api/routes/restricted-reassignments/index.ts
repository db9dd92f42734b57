import { handOver } from './hand-over.ts';

export const restrictedReassignmentRoutes = [handOver];
