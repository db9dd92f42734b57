/** What the forms of Pluto and Customer First show of whom a message goes to (EM-8, EM-9, EM-19, EM-22). */
import type { SendFacts } from '../../domain/electronic-messaging/eligibility.ts';
import { nationalForm } from '../../domain/customers/phone.ts';
import { sendWindow, westernZone } from '../../domain/time/send-window.ts';
import type { Reader } from '../client.ts';
import type { Recipient } from './recipient.ts';
import { visibleCustomers, type Viewer } from './viewer.ts';

export type Leaves = { now: boolean; at: string; timeZone: string };
export type RecipientShown = {
  contact: {
    mobile: { id: string; number: string; to: string } | null;
    phones: { kind: string; number: string; valid: boolean }[];
    email: string | null;
  };
  place: { zones: string[]; localNow: string; timeZone: string | null };
  fdv: SendFacts['fdv'] & { consultationId: string | null; undiscussed: Recipient['undiscussed'] };
  leaves: Leaves | null;
};

export async function recipientShown(
  reader: Reader,
  viewer: Viewer,
  recipient: Recipient,
  now: Date,
): Promise<RecipientShown> {
  const { zones, to, facts, phones, email } = recipient;
  const mobile = phones.find(({ kind, number, valid }) => kind === 'mobile' && valid && number === to);
  const leaves = leavesAt(zones, now);
  return {
    contact: {
      mobile: mobile ? { id: mobile.id, number: nationalForm(mobile.number), to: mobile.number } : null,
      phones: phones.map(({ kind, number, valid }) => ({ kind, number: nationalForm(number), valid })),
      email: email?.address ?? null,
    },
    place: { zones, localNow: now.toISOString(), timeZone: leaves?.timeZone ?? null },
    fdv: {
      ...facts.fdv,
      consultationId: recipient.consultationId,
      undiscussed: await withVisibleParty(reader, viewer, recipient.undiscussed),
    },
    leaves,
  };
}

/** EM-9 bars all the same; but who began it, and has concerns, exists for those only who may see them. */
async function withVisibleParty(
  reader: Reader,
  viewer: Viewer,
  undiscussed: Recipient['undiscussed'],
): Promise<Recipient['undiscussed']> {
  if (undiscussed.length === 0) return [];
  const ids = undiscussed.map(({ caseProcessId }) => caseProcessId);
  const where = { id: { in: ids }, initiatingParty: visibleCustomers(viewer) };
  const seen = new Set((await reader.caseProcess.findMany({ where, select: { id: true } })).map(({ id }) => id));
  return undiscussed.filter(({ caseProcessId }) => seen.has(caseProcessId));
}

/** When it leaves if Send is pressed now (EM-22); null where no zone is known. */
export function leavesAt(zones: readonly string[], now: Date): Leaves | null {
  if (zones.length === 0) return null;
  const window = sendWindow(zones, now);
  const at = window.open ? now.toISOString() : window.opensAt;
  return { now: window.open, at, timeZone: westernZone(zones, new Date(at)) };
}
