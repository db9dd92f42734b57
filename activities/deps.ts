/** What activities need from outside. */
import type { Clock } from '../domain/time/clock.ts';
import type { Database } from '../prisma/client.ts';
import type { LetterKeys } from '../prisma/letter-keys.ts';
import type { PrintFolder } from './gateways/letters/print-folder.ts';
import type { SmsGateway } from './gateways/sms/sms-gateway.ts';

export type Deps = {
  db: Database;
  /** Where people open the console; operators' links begin with it. */
  publicUrl: string;
  clock: Clock;
  sms: SmsGateway;
  letterKeys: LetterKeys;
  printFolder: PrintFolder;
};
