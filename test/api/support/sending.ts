/** An officer who may send, a template, and two APIs to press Send at: Thursday, 15 July 2027, noon in Sydney. */
import { randomUUID } from 'node:crypto';
import { addSender, addTemplate, mobile } from '../../support/message-fixture.ts';
import type { Caller } from './house.ts';
import { openTwoApis } from './two-apis.ts';

export const noon = new Date('2027-07-15T02:00:00.000Z');

export async function openSending() {
  const house = await openTwoApis(noon);
  const { db } = house.deps;
  const person = await addSender(db);
  const template = await addTemplate(db);
  const numbered = await addTemplate(db, { text: 'Receipt number: {receiptNumber}.' });
  let written = 0;
  let signedIn = await house.as(person);
  const officer: Caller = (...request) => signedIn(...request);
  return {
    house,
    person,
    template,
    officer,
    /** The clock runs on from there, or stands there; the session is a new one. */
    async go(now: Date, { stands = false } = {}): Promise<void> {
      if (stands) house.standAt(now);
      else house.setClock(now);
      signedIn = await house.as(person);
    },
    /** Send, confirmed, of the template as it was previewed, unless it is said otherwise. */
    send(customerId: string, more: Record<string, unknown> = {}, key: string = randomUUID(), by = officer) {
      const previewed = { text: template.text, to: mobile };
      const body = { templateVersionId: template.versionId, values: {}, previewed, confirmedAfterId: null, ...more };
      return by('POST', `/customers/${customerId}/messages`, { body, key });
    },
    /** To send in its place: a text that no other message has, so that it is not the same again (EM-31). */
    another() {
      const receiptNumber = `R${++written}`;
      const previewed = { text: `Receipt number: ${receiptNumber}.`, to: mobile };
      return { templateVersionId: numbered.versionId, values: { receiptNumber }, previewed };
    },
    messagesOf: (customerId: string) => db.message.findMany({ where: { customerId }, orderBy: { pressedAt: 'asc' } }),
  };
}
export type Sending = Awaited<ReturnType<typeof openSending>>;
