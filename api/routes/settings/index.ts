import * as calendarDays from './calendar-days.ts';
import { decisionDays, fdv, messaging } from './change.ts';
import { read } from './read.ts';

export const settingsRoutes = [
  read,
  decisionDays,
  messaging,
  fdv,
  calendarDays.list,
  calendarDays.put,
  calendarDays.remove,
];
