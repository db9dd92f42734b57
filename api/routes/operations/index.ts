import { overview } from './overview.ts';
import { repairOne } from './repair.ts';

export const operationsRoutes = [overview, repairOne];
