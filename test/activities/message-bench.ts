/** A database of its own, a simulated gateway, and the activities of a message called as the worker calls them, without Temporal. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createActivities } from '../../activities/index.ts';
import { createTwilioGateway } from '../../activities/gateways/sms/twilio-gateway.ts';
import { smsDelivery, type SmsDelivery, type SmsEvent } from '../../domain/electronic-messaging/sms-delivery.ts';
import type { Instant, ProcessEvent } from '../../domain/process.ts';
import { connect } from '../../prisma/client.ts';
import { readProcess } from '../../prisma/repositories/processes.ts';
import { sendMessage } from '../../prisma/repositories/send-message.ts';
import { storeReceipt } from '../../prisma/repositories/sms-receipts.ts';
import type { RecordingResult } from '../../workflows/contracts/process.ts';
import { createTestDatabase } from '../support/database.ts';
import { addRecipient, addSender, addTemplate } from '../support/message-fixture.ts';
import { startSmsGateway } from '../support/sms-gateway.ts';
import { noPrintFolder, parsedTestLetterKeys } from '../support/letter-keys.ts';

/** Tuesday, 3 March 2026, noon in Sydney. */
export const noon: Instant = '2026-03-03T01:00:00.000Z';

export async function openMessageBench() {
  const database = await createTestDatabase();
  const db = connect(database.appUrl, { max: 30 });
  const gateway = await startSmsGateway({ pace: 'byHand' });
  let now = new Date(noon);
  const clock = { now: () => now };
  gateway.setClock(clock);
  const sms = createTwilioGateway({
    accountSid: gateway.accountSid,
    authToken: gateway.authTokens[0] ?? '',
    apiUrl: gateway.url,
    publicUrl: 'http://127.0.0.1:9',
  });
  const activities = createActivities({
    db,
    publicUrl: 'https://casewright.test',
    clock,
    sms,
    letterKeys: parsedTestLetterKeys,
    printFolder: noPrintFolder,
  });
  const sender = await addSender(db);
  const template = await addTemplate(db);
  let count = 0;

  /** Send was pressed, now; its process was never started. */
  async function send(asked: { to?: string } = {}) {
    const to = asked.to ?? `+61491579${String(++count).padStart(3, '0')}`;
    const customerId = await addRecipient(db, { mobile: to, timeZone: 'Australia/Sydney' });
    const sent = await db.$transaction((tx) =>
      sendMessage(tx, {
        customerId,
        personId: sender.id,
        templateVersionId: template.versionId,
        values: {},
        previewed: { text: template.text, to },
        confirmedAfterId: null,
        eventId: randomUUID(),
        at: now.toISOString(),
      }),
    );
    assert.ok(!('refused' in sent));
    return { ...sent, customerId, to };
  }
  type Sent = Awaited<ReturnType<typeof send>>;

  /** Records one event, with what the rules make of it in the state of the row. */
  async function tell({ processId }: Sent, event: ProcessEvent): Promise<RecordingResult> {
    const row = await readProcess(db, processId);
    assert.ok(row);
    const result = smsDelivery(row.state as SmsDelivery, event as SmsEvent); // a message's row
    return activities.record({ processId, seq: row.seq, at: now.toISOString(), event, result });
  }

  const attempt = ({ messageId }: Sent, attemptId: string = randomUUID()) =>
    activities.attempt({ messageId, attemptId, at: now.toISOString(), validityMinutes: 15 });

  return {
    db,
    gateway,
    sms,
    clock,
    activities,
    sender,
    send,
    tell,
    attempt,
    receive: (callback: { sid: string; status: string; attemptId?: string }) =>
      db.$transaction((tx) =>
        storeReceipt(tx, { errorCode: null, attemptId: null, params: {}, ...callback }, now.toISOString()),
      ),
    standing: async ({ messageId, processId }: Sent) => ({
      message: await db.message.findUniqueOrThrow({
        where: { id: messageId },
        include: { attempts: { orderBy: { number: 'asc' } } },
      }),
      process: await db.process.findUniqueOrThrow({ where: { id: processId } }),
    }),
    setNow(at: Instant) {
      now = new Date(at);
    },
    async close() {
      await db.$disconnect();
      await database.drop();
      await gateway.close();
    },
  };
}
export type MessageBench = Awaited<ReturnType<typeof openMessageBench>>;
