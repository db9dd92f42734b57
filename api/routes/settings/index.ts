import * as calendarDays from './calendar-days.ts';
import { decisionDays } from './decision-days.ts';
import { read } from './read.ts';

export const settingsRoutes = [read, decisionDays, calendarDays.list, calendarDays.put, calendarDays.remove];
