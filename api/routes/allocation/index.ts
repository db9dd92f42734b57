import { customers } from './customers.ts';
import { pending } from './pending.ts';
import { workload } from './workload.ts';

export const allocationRoutes = [pending, workload, customers];
