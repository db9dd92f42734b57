/** What administrators set: durations, the agency's zone, and the free days of each state (PS-13). */
import { z } from 'zod';
import { caseProcessKinds } from '../../domain/customers/case-process.ts';
import { defaultSettings, type Settings } from '../../domain/settings.ts';
import type { LocalDate } from '../../domain/time/local-date.ts';
import type { WorkingCalendar } from '../../domain/time/working-days.ts';
import { localNow, type AustralianState } from '../../domain/time/zone.ts';
import type { Reader, Tx } from '../client.ts';
import { tellChange } from '../tell-change.ts';
import { localDate } from './local-date.ts';

const days = z.number().int().min(1);
const stored = z.object({
  decisionDays: z
    .object({ remindAfter: days, escalateAfter: days, remindAgainEvery: days })
    .default(defaultSettings.decisionDays),
  monitoringDays: z
    .object({ firstReminder: days, secondReminder: days, end: days })
    .default(defaultSettings.monitoringDays),
  messaging: z
    .object({
      nextHourMinutes: days,
      validityMinutes: z.number().int().min(1).max(600), // the gateway's own bounds
      retryForHours: days,
      askAfterMinutes: days,
      receiptForHours: days,
      settleMinutes: days,
      settleWithoutProofHours: days,
      listedAfterMinutes: days,
    })
    .default(defaultSettings.messaging),
  fdv: z
    .object({
      processes: z.array(z.enum(caseProcessKinds)),
      consultationDays: z.object({ remindAfter: days, escalateAfter: days, remindAgainEvery: days }),
    })
    .default(defaultSettings.fdv),
  onlineAccounts: z.object({ passwordDays: days }).default(defaultSettings.onlineAccounts),
  agencyTimeZone: z.string().default(defaultSettings.agencyTimeZone),
});

/** The settings in force; where none is stored, or it is not understood, the default of domain/settings.ts. */
export async function readSettings(reader: Reader): Promise<Settings> {
  const rows = await reader.setting.findMany({ where: { key: { in: Object.keys(defaultSettings) } } });
  const parsed = stored.safeParse(Object.fromEntries(rows.map(({ key, value }) => [key, value])));
  return parsed.success ? parsed.data : defaultSettings;
}

/** What administrators change as one. */
export type SettingKey = 'decisionDays' | 'messaging' | 'fdv' | 'onlineAccounts';
export type RevisedSettings = { [Key in SettingKey]: Settings[Key] & { revision: number } } & {
  agencyTimeZone: string;
};

/** The settings in force, each with its revision; 0 where none was ever stored. */
export async function readRevisedSettings(reader: Reader): Promise<RevisedSettings> {
  const { decisionDays, messaging, fdv, onlineAccounts, agencyTimeZone } = await readSettings(reader);
  const rows = await reader.setting.findMany({ select: { key: true, revision: true } });
  const revision = (key: SettingKey) => rows.find((row) => row.key === key)?.revision ?? 0;
  return {
    decisionDays: { ...decisionDays, revision: revision('decisionDays') },
    messaging: { ...messaging, revision: revision('messaging') },
    fdv: { ...fdv, revision: revision('fdv') },
    onlineAccounts: { ...onlineAccounts, revision: revision('onlineAccounts') },
    agencyTimeZone,
  };
}

/** For processes started from now on. Returns false where the revision is another by now. */
export async function writeSetting<Key extends SettingKey>(
  tx: Tx,
  key: Key,
  revision: number,
  value: Settings[Key],
): Promise<boolean> {
  const { count } = await tx.setting.updateMany({
    where: { key, revision },
    data: { value, revision: { increment: 1 } },
  });
  const first = count === 0 && revision === 0; // none stored yet, or somebody stores the first one at this moment
  const made = first ? await tx.setting.createMany({ data: { key, value, revision: 1 }, skipDuplicates: true }) : null;
  if (count + (made?.count ?? 0) === 0) return false;
  await tellChange(tx, 'setting');
  return true;
}

/** The agency's local date at an instant. */
export async function agencyDate(reader: Reader, at: Date): Promise<LocalDate> {
  const { agencyTimeZone } = await readSettings(reader);
  return localNow(agencyTimeZone, at).date;
}

export type CalendarDay = { state: AustralianState; date: LocalDate; kind: 'added' | 'struck'; name: string };

/** What administrators added to and struck from a state's public holidays, by date. */
export async function calendarDays(reader: Reader, state: AustralianState): Promise<CalendarDay[]> {
  const rows = await reader.calendarDay.findMany({ where: { state }, orderBy: { date: 'asc' } });
  return rows.map(({ date, kind, name }) => ({
    state,
    date: localDate(date),
    kind: kind === 'struck' ? 'struck' : 'added',
    name,
  }));
}

/** The working days of a state, as domain/time/working-days.ts counts them. */
export async function calendarOf(reader: Reader, state: AustralianState): Promise<WorkingCalendar> {
  const changed = await calendarDays(reader, state);
  const of = (kind: CalendarDay['kind']) => changed.filter((day) => day.kind === kind).map(({ date }) => date);
  return { state, added: of('added'), struck: of('struck') };
}

export async function putCalendarDay(tx: Tx, { state, date, kind, name }: CalendarDay): Promise<void> {
  const day = new Date(date);
  await tx.calendarDay.upsert({
    where: { state_date: { state, date: day } },
    create: { state, date: day, kind, name },
    update: { kind, name },
  });
}

/** Returns whether there was such a day. */
export async function deleteCalendarDay(tx: Tx, state: AustralianState, date: LocalDate): Promise<boolean> {
  const { count } = await tx.calendarDay.deleteMany({ where: { state, date: new Date(date) } });
  return count === 1;
}
