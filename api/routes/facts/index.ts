import { customerDeceased } from './customer-deceased.ts';

export const factRoutes = [customerDeceased];
