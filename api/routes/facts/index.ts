import { emailFailures, emails, letters } from './correspondence.ts';
import { customerDeceased } from './customer-deceased.ts';
import { customerRestricted } from './customer-restricted.ts';
import { complaints, contacts } from './records.ts';

export const factRoutes = [customerDeceased, customerRestricted, contacts, complaints, emails, emailFailures, letters];
