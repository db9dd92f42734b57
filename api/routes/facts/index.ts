import { emailFailures, emails, letters } from './correspondence.ts';
import { customerDeceased } from './customer-deceased.ts';
import { complaints, contacts } from './records.ts';

export const factRoutes = [customerDeceased, contacts, complaints, emails, emailFailures, letters];
