import { accept, handOver, returnToOfficer, withdraw } from './decide.ts';
import { read } from './read.ts';
import { submit } from './submit.ts';

export const planSubmissionRoutes = [submit, read, accept, returnToOfficer, withdraw, handOver];
