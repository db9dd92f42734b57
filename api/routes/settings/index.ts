import * as calendarDays from './calendar-days.ts';
import { decisionDays, fdv, messaging, onlineAccounts } from './change.ts';
import { read } from './read.ts';

export const settingsRoutes = [
  read,
  decisionDays,
  messaging,
  fdv,
  onlineAccounts,
  calendarDays.list,
  calendarDays.put,
  calendarDays.remove,
];
