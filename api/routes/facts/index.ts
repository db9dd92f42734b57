import { emailFailures, emails, letters } from './correspondence.ts';
import { customerDeceased } from './customer-deceased.ts';
import { customerPrograms } from './customer-programs.ts';
import { customerRestricted } from './customer-restricted.ts';
import { complaints, contacts } from './records.ts';

export const factRoutes = [
  customerDeceased,
  customerRestricted,
  customerPrograms,
  contacts,
  complaints,
  emails,
  emailFailures,
  letters,
];
