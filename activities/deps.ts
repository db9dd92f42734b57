/** What activities need from outside. */
import type { Database } from '../prisma/client.ts';

export type Deps = {
  db: Database;
  /** Where people open the console; operators' links begin with it. */
  publicUrl: string;
};
