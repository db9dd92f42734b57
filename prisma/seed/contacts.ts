/** Case histories, notepads and complaints in the demonstration data (EM-48), and who never contacted Child Support (EM-12). */
import type { NotepadKind, Raiser } from '../../domain/customers/records.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { customerId, type CustomerRows } from './customers.ts';
import { cyclic, seedId } from './deterministic.ts';
import type { Ago, Minute, When } from './office-hours.ts';
import {
  attemptTexts,
  complaintTexts,
  contactTexts,
  fdvNotepads,
  generalNotepads,
  systemNotes,
} from './record-texts.ts';
import { person, writerOf } from './who-served.ts';

/** Brought into their case by the other party; 30 was rung on every number before the first message, 0 not yet. */
export const neverContacted = { notRung: 0, rung: 30 } as const;
/** Two messages of the last days, and no word from them since (EM-13): nothing of the last weeks is recorded of these. */
export const unanswering = 28;
const silent: readonly number[] = [neverContacted.notRung, neverContacted.rung];

/** Evidence beside, or in place of, the indicator. 57 applied in the process with 48 (EM-9); 84 in the one with 8, who raised the concerns (EM-10). */
const fdvRaisedBy = new Map<number, Raiser | null>([
  [5, 'thisCustomer'],
  [8, 'thisCustomer'],
  [9, 'thisCustomer'],
  [22, 'otherParty'],
  [36, 'thisCustomer'],
  [51, null],
  [57, 'thisCustomer'],
  [68, 'thisCustomer'],
  [95, 'otherParty'],
]);
const complained = [2, 4, 11, 19, 25, 33, 42, 44, 54, 60, 73, 88, 101];

export type RecordRows = {
  contacts: Prisma.ContactCreateManyInput[];
  notepads: Prisma.NotepadCreateManyInput[];
  complaints: Prisma.ComplaintCreateManyInput[];
};

/** Of all persons; of employers, that they rang once. `ago` tells office hours before `now`. */
export function recordRows({ customers, phones }: CustomerRows, ago: Ago, now: Date): RecordRows {
  const written: RecordRows = { contacts: [], notepads: [], complaints: [] };
  const persons = customers.flatMap(({ kind, deceasedOn, restricted }, n) =>
    kind === 'person' ? [{ n, deceased: Boolean(deceasedOn), restricted: restricted === true }] : [],
  );
  for (const { n, deceased, restricted } of persons) {
    const at = (when: When, minute: Minute) => new Date(ago(when, minute));
    const by = (when: Date) => (restricted ? person(n === 9 ? 'praman' : 'jkeane') : writerOf(n, when, now)).id; // who may see them
    const numbers = phones.filter((phone) => phone.customerId === customerId(n)).map(({ number }) => number);
    const days = (i: number) => 21 + ((n * 13 + i * 41) % 170) + (deceased ? 215 : 0); // before their death
    const minute = (i: number): Minute => (n * 37 + i * 53) % 285;

    const contact = (
      key: string,
      occurredAt: Date,
      what: Pick<Prisma.ContactCreateManyInput, 'kind' | 'channel' | 'number' | 'reached' | 'text'>,
      recordedById: string | null = by(occurredAt),
    ) => {
      const later = recordedById === null ? 0 : 3 * 60_000;
      const recordedAt = new Date(Math.min(occurredAt.getTime() + later, now.getTime()));
      const id = seedId('contact', n, key);
      const externalId = recordedById === null ? `demonstration-${n + 1}-${key}` : null;
      written.contacts.push({
        id,
        customerId: customerId(n),
        externalId,
        ...what,
        recordedById,
        occurredAt,
        recordedAt,
      });
    };
    const notepad = (key: string, kind: NotepadKind, raisedBy: Raiser | null, text: string, createdAt: Date) =>
      written.notepads.push({
        id: seedId('notepad', n, key),
        customerId: customerId(n),
        kind,
        raisedBy,
        text,
        authorId: by(createdAt),
        createdAt,
      });

    if (!silent.includes(n)) {
      const applied = new Date(now.getTime() - (400 + n) * 86_400_000);
      contact('applied', applied, { kind: 'byCustomer', channel: 'online', text: 'Applied for an assessment.' }, null);
      for (let i = 0; i < (n * 5) % 4; i++)
        contact(`said-${i}`, at({ days: days(i) }, minute(i)), {
          kind: 'byCustomer',
          ...cyclic(contactTexts, n + i * 4),
        });
    }
    if (n % 5 === 0)
      contact('system', at({ days: days(7) }, minute(7)), { kind: 'note', text: cyclic(systemNotes, n / 5) }, null);
    const rung = n === neverContacted.rung ? 80 : n % 3 === 0 && n !== neverContacted.notRung ? days(3) : null;
    if (rung !== null)
      for (const [i, number] of [...numbers, ...numbers.slice(0, 1)].entries())
        contact(`rang-${i}`, at({ days: rung - i }, minute(i)), {
          kind: 'phoneAttempt',
          number,
          reached: i === numbers.length,
          text: cyclic(attemptTexts, n + i),
        });
    if (n % 9 === 1 && n !== unanswering && !deceased)
      // the last days
      contact('lately', at(1 + (n % 4), minute(5)), { kind: 'byCustomer', ...cyclic(contactTexts, n) });

    if (n % 5 === 2 && !silent.includes(n))
      notepad('general', 'General', null, cyclic(generalNotepads, n), at({ days: days(4) }, minute(4)));
    const raisedBy = fdvRaisedBy.get(n);
    if (raisedBy !== undefined)
      notepad('fdv', 'FDV', raisedBy, cyclic(fdvNotepads, n), at({ days: days(5) }, minute(5)));
    if (complained.includes(n)) {
      const receivedAt = at({ days: days(6) }, minute(6));
      const elsewhere = n % 4 === 0;
      written.complaints.push({
        id: seedId('complaint', n),
        customerId: customerId(n),
        externalId: elsewhere ? `demonstration-${n + 1}-complaint` : null,
        text: cyclic(complaintTexts, n),
        receivedAt,
        recordedById: elsewhere ? null : by(receivedAt),
        recordedAt: receivedAt,
        closedAt: n % 3 === 0 ? null : new Date(receivedAt.getTime() + (5 + (n % 9)) * 86_400_000),
      });
    }
  }
  for (const { id, kind } of customers)
    if (kind === 'employer' && id) {
      const occurredAt = new Date(ago({ days: 120 }, 30));
      const text = 'Rang to ask from which pay day on to deduct.';
      const what = { kind: 'byCustomer', channel: 'phone', text, occurredAt, recordedAt: occurredAt };
      written.contacts.push({ id: seedId('contact', id), customerId: id, recordedById: person('vsalas').id, ...what });
    }
  return written;
}
