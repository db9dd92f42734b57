/** Every recorded life of a message, and the path through the workflow code that its recording protects. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { FaultGiven } from '../../dev/sms-gateway/fault-table.ts';
import { viewQuery } from '../../workflows/contracts/process.ts';
import type { MessageHouse, SentMessage } from '../support/message-house.ts';
import { until } from '../support/until.ts';
import { aProblem, ended, type Scenario } from './scenario.ts';

const tooMany = (seconds: number): FaultGiven[] => [{ name: 'tooMany', seconds }];
type Asked = NonNullable<Parameters<MessageHouse['send']>[0]>;

/** Sent at noon. */
async function atNoon(house: MessageHouse, asked: Asked = {}): Promise<SentMessage> {
  house.newDay(12);
  return house.send(asked);
}
async function handedOver(house: MessageHouse, ...faults: FaultGiven[]): Promise<SentMessage> {
  const m = await atNoon(house, { faults: [faults] });
  await house.reaches(m, 'handedOver');
  return m;
}
async function held(house: MessageHouse, asked: Asked = {}): Promise<SentMessage> {
  house.newDay(21);
  const m = await house.send(asked);
  await house.reaches(m, 'held');
  return m;
}
const happened = (house: MessageHouse, m: SentMessage, what: string) =>
  until(what, async () => (await house.timeline(m)).includes(what), 40_000);
/** Moves it to what is due next, and waits until that is recorded. */
async function nextDue(house: MessageHouse, m: SentMessage, ...steps: string[]): Promise<void> {
  const { due } = await house.reaches(m, ...steps);
  const { length } = await house.timeline(m);
  await house.goTo(m, due[0]?.at ?? '');
  await until('what was due is recorded', async () => (await house.timeline(m)).length > length);
}
const firstAttempt = async (house: MessageHouse, m: SentMessage) => (await house.record(m)).attempts[0]?.id ?? '';
const firstSid = async (house: MessageHouse, m: SentMessage) =>
  (await until('it is accepted', async () => house.gateway.posts(m.to).find(({ sid }) => sid)))?.sid ?? '';
const run = ({ client }: MessageHouse, { processId }: SentMessage, id?: string) =>
  client.workflow.getHandle(processId, id);

/** Refused until the first run has continued as new, then delivered. */
async function continued(house: MessageHouse) {
  const m = await atNoon(house, { faults: Array.from({ length: 3 }, () => tooMany(0)) });
  const first = (await run(house, m).describe()).runId;
  while ((await house.deps.db.process.findUniqueOrThrow({ where: { id: m.processId } })).step === 'sending')
    await nextDue(house, m, 'sending', 'handedOver').catch(() => {});
  await house.settle();
  await house.reaches(m, 'delivered');
  return { m, first, last: (await run(house, m).describe()).runId };
}

export const smsDeliveryScenarios: Record<string, Scenario> = {
  delivered: {
    protects:
      'the usual way: an act at once, a timer kept over the first receipt and left at the end; its size is pinned',
    async run(house) {
      const m = await handedOver(house);
      await house.settle();
      return ended(house, m.processId);
    },
  },
  'held-then-delivered': {
    protects: 'the end of a hold: a timer, its recording, and the act after it; its size is pinned',
    async run(house) {
      const m = await held(house);
      await nextDue(house, m, 'held');
      await house.reaches(m, 'handedOver');
      await house.settle();
      return ended(house, m.processId);
    },
  },
  'cancelled-while-held': {
    protects: 'a command while a kept timer runs',
    async run(house) {
      const m = await held(house);
      await house.cancel(m);
      return ended(house, m.processId);
    },
  },
  'customer-deceased-while-held': {
    protects: 'a fact by Signal before it leaves',
    async run(house) {
      const m = await held(house);
      await house.die(m);
      return ended(house, m.processId);
    },
  },
  'held-again-then-not-allowed': {
    protects: 'two holds, one after the other, and the end by what the attempt found',
    async run(house) {
      const m = await held(house);
      const where = { id: m.customerId };
      await house.deps.db.customer.update({ where, data: { timeZone: 'Australia/Perth' } });
      await nextDue(house, m, 'held');
      await happened(house, m, 'outsideWindow');
      await house.deps.db.customer.update({ where, data: { restricted: true } });
      await nextDue(house, m, 'held');
      return ended(house, m.processId);
    },
  },
  'retried-then-cancelled': {
    protects: 'acts with pauses between, and a command in a pause',
    async run(house) {
      const m = await atNoon(house, { faults: [tooMany(0), tooMany(0), tooMany(600)] });
      await happened(house, m, 'refusedForNow');
      await nextDue(house, m, 'sending');
      await nextDue(house, m, 'sending');
      await house.cancel(m);
      return ended(house, m.processId);
    },
  },
  'refused-for-good': {
    protects: 'the end by the gateway’s answer',
    async run(house) {
      const m = await atNoon(house, { faults: [[{ name: 'refused', code: 21610 }]] });
      return ended(house, m.processId);
    },
  },
  'given-up': {
    protects: 'a limit that falls due between two acts',
    async run(house) {
      const m = await atNoon(house, { faults: [tooMany(40_000), tooMany(40_000)] });
      await happened(house, m, 'refusedForNow');
      await nextDue(house, m, 'sending'); // outside the window
      await house.reaches(m, 'held');
      await nextDue(house, m, 'held');
      await until('it was tried again', async () => house.gateway.posts(m.to).length === 2);
      await nextDue(house, m, 'sending');
      return ended(house, m.processId);
    },
  },
  'time-passed': {
    protects: 'the last moment of what names a time',
    async run(house) {
      const asked = {
        use: 'preCallAdvice',
        text: 'We call {contactTime}.',
        values: { contactTime: 'nextHour' },
      } as const;
      const m = await atNoon(house, { ...asked, faults: [tooMany(3600)] });
      await happened(house, m, 'refusedForNow');
      await nextDue(house, m, 'sending');
      return ended(house, m.processId);
    },
  },
  'stopped-then-ours': {
    protects:
      'acts that come to nothing: the stop switch, our credentials, and a database that does not answer in time',
    async run(house) {
      const { sender } = await handedOver(house);
      const m = await house.send({ unstarted: true, faults: [[{ name: 'refused', code: 20003 }]] });
      const stop = { id: randomUUID(), templateId: m.templateId, reason: 'drill', stoppedById: sender.id };
      await house.deps.db.sendingStop.create({ data: { ...stop, stoppedAt: new Date() } });
      await house.begin(m);
      await happened(house, m, 'stopped');
      const lifted = { liftedAt: new Date(), liftedById: sender.id };
      await house.deps.db.sendingStop.update({ where: { id: stop.id }, data: lifted });
      await nextDue(house, m, 'sending');
      await happened(house, m, 'refusedOurs');
      const client = new pg.Client({ connectionString: house.ownerUrl });
      await client.connect();
      await client.query('BEGIN');
      await client.query('SELECT FROM customer WHERE id = $1 FOR UPDATE', [m.customerId]);
      await nextDue(house, m, 'sending');
      await happened(house, m, 'notPosted');
      await client.end();
      await nextDue(house, m, 'sending');
      await house.reaches(m, 'handedOver');
      await house.settle();
      return ended(house, m.processId);
    },
  },
  elsewhere: {
    protects: 'an act that waits for another message',
    async run(house) {
      const first = await atNoon(house, {
        faults: [['acceptThenCut', { name: 'listLag', seconds: 60 }, 'callbacksLost']],
      });
      await happened(house, first, 'notFound');
      const { text } = await house.record(first);
      const m = await house.send({ to: first.to, text });
      await happened(house, m, 'elsewhere');
      while (!(await house.timeline(first)).includes('found')) await nextDue(house, first, 'outcomeUnknown');
      await nextDue(house, m, 'sending');
      await house.reaches(m, 'handedOver');
      await house.settle();
      return ended(house, m.processId);
    },
  },
  'refused-while-posting': {
    protects: 'commands and facts while an act is in flight: heard, refused, and the act’s answer taken after them',
    async run(house) {
      const m = await atNoon(house, { faults: [['acceptThenHang']] });
      await firstSid(house, m);
      await house.cancel(m).catch(aProblem);
      await house.die(m);
      house.gateway.release();
      await house.reaches(m, 'handedOver');
      await house.settle();
      return ended(house, m.processId);
    },
  },
  'delivered-before-the-answer': {
    protects: 'an end while an act is in flight: the run waits for it',
    async run(house) {
      const m = await atNoon(house, { faults: [['acceptThenHang', 'callbacksLost']] });
      const sid = await firstSid(house, m);
      await house.receive({ sid, status: 'delivered', attemptId: await firstAttempt(house, m) });
      await until('it is recorded', async () => (await house.record(m)).state === 'delivered');
      house.gateway.release();
      return ended(house, m.processId);
    },
  },
  'sent-before-the-answer': {
    protects: 'a step by a fact while an act is in flight',
    async run(house) {
      const m = await atNoon(house, { faults: [['callbacksEarly']] });
      await happened(house, m, 'accepted');
      await house.settle();
      return ended(house, m.processId);
    },
  },
  'found-by-its-list': {
    protects:
      'an answer that was lost: searches in vain, a gateway that can’t be asked (an activity that fails), and the find',
    async run(house) {
      const lag = ['acceptThenCut', { name: 'listLag', seconds: 100 }, 'callbacksLost'] as const;
      const reads: FaultGiven[][] = Array.from({ length: 3 }, () => ['read503']);
      const m = await atNoon(house, { faults: [[...lag], ...reads] });
      await happened(house, m, 'gatewayAway');
      while (!(await house.timeline(m)).includes('found')) await nextDue(house, m, 'outcomeUnknown');
      await house.settle();
      await nextDue(house, m, 'handedOver');
      return ended(house, m.processId);
    },
  },
  'found-by-its-callback': {
    protects: 'a receipt while a search waits',
    async run(house) {
      const m = await atNoon(house, { faults: [['error500Accepted', 'listLagUntilTold']] });
      await happened(house, m, 'notFound');
      await house.settle();
      return ended(house, m.processId);
    },
  },
  undetermined: {
    protects: 'searches until it is settled',
    async run(house) {
      const m = await atNoon(house, { faults: [['error500']] });
      await happened(house, m, 'notFound');
      const other = await house.send();
      await house.reaches(other, 'handedOver');
      while (!(await house.timeline(m)).includes('settled')) await nextDue(house, m, 'outcomeUnknown');
      return ended(house, m.processId);
    },
  },
  strayed: {
    protects: 'what was found turns out to be another’s: back to the search',
    async run(house) {
      const m = await atNoon(house, { faults: [['acceptThenCut', 'callbacksLost']] });
      await happened(house, m, 'found');
      const other = await house.send({ faults: [['error500', 'callbacksLost']] });
      await happened(house, other, 'notFound');
      await house.receive({
        sid: await firstSid(house, m),
        status: 'sent',
        attemptId: await firstAttempt(house, other),
      });
      await nextDue(house, m, 'handedOver');
      await house.reaches(await house.send(), 'handedOver'); // lists are fresh
      await happened(house, m, 'strayed');
      while (!(await house.timeline(m)).includes('settled')) await nextDue(house, m, 'outcomeUnknown');
      return ended(house, m.processId);
    },
  },
  'bounced-back': {
    protects: 'a failure after it left, a contradiction that is asked about, and the recipient’s next day',
    async run(house) {
      const m = await handedOver(house, 'undelivered', 'callbacksLost');
      const sid = await firstSid(house, m);
      await house.settle();
      await house.receive({ sid, status: 'sent' });
      await house.receive({ sid, status: 'undelivered', errorCode: 30003 });
      await house.reaches(m, 'bouncing');
      await house.receive({ sid, status: 'delivered' });
      await happened(house, m, 'status');
      await nextDue(house, m, 'bouncing');
      return ended(house, m.processId);
    },
  },
  'receipts-contradict': {
    protects:
      'failed, and then said to be delivered, before it ever left: the gateway is asked, and what it says holds',
    async run(house) {
      const m = await handedOver(house, 'undelivered', 'callbacksLost');
      const sid = await firstSid(house, m);
      await house.settle();
      await house.receive({ sid, status: 'failed', errorCode: 30001 });
      await house.receive({ sid, status: 'delivered' });
      await house.reaches(m, 'bouncing');
      await nextDue(house, m, 'bouncing');
      return ended(house, m.processId);
    },
  },
  'failed-then-sent-again': {
    protects: 'back from the gateway: failed before it left, confirmed, and another attempt',
    async run(house) {
      const m = await handedOver(house, { name: 'failed', code: 30001 });
      await house.settle();
      await happened(house, m, 'status');
      await nextDue(house, m, 'sending');
      await house.reaches(m, 'handedOver');
      await house.receive({ sid: (await house.record(m)).attempts[1]?.sid ?? '', status: 'canceled' });
      await until(
        'it was asked',
        async () => (await house.timeline(m)).filter((what) => what === 'status').length === 2,
      );
      await house.settle();
      return ended(house, m.processId);
    },
  },
  'no-receipt': {
    protects: 'the same question again and again, and the limit of it',
    async run(house) {
      const m = await handedOver(house, 'noReceipt');
      await house.settle();
      const { due } = await house.reaches(m, 'deemedSent');
      await house.goTo(m, due.find(({ name }) => name === 'noReceipt')?.at ?? '');
      return ended(house, m.processId);
    },
  },
  'started-again-while-posted': {
    protects: 'a run that begins from its row while the one before is with the gateway',
    async run(house) {
      const m = await atNoon(house, { faults: [['acceptThenHang']] });
      await firstSid(house, m);
      await house.deps.temporal.restart(m.processId, 'smsDelivery');
      await house.reaches(m, 'handedOver');
      house.gateway.release();
      await house.settle();
      return ended(house, m.processId);
    },
  },
  'worker-replaced': {
    protects: 'a life on two workers, the second without a cache',
    async run(house) {
      const m = await held(house);
      await house.stopWorker();
      await house.startWorker({ maxCachedWorkflows: 0 });
      await nextDue(house, m, 'held');
      await house.reaches(m, 'handedOver');
      await house.settle();
      const handle = await ended(house, m.processId);
      await house.stopWorker();
      await house.startWorker();
      return handle;
    },
  },
  parked: {
    protects: 'row and process do not belong together, while an act is in flight; ended by an operator',
    async run(house) {
      const m = await atNoon(house, { faults: [['acceptThenHang']] });
      await firstSid(house, m);
      await house.deps.db.$executeRaw`UPDATE process SET seq = seq + 1 WHERE id = ${m.processId}`;
      await house.cancel(m).catch(aProblem);
      house.gateway.release();
      const handle = run(house, m);
      await until('its answer came', async () => {
        const { raw } = await handle.describe();
        return !raw.pendingActivities?.length && !raw.pendingWorkflowTask;
      });
      await handle.query(viewQuery);
      await handle.terminate();
      return handle;
    },
  },
  'continued-as-new': {
    protects: 'the guard against long histories, between two acts',
    shortHistories: true,
    async run(house) {
      const { m, first } = await continued(house);
      return run(house, m, first);
    },
  },
  'after-continue-as-new': {
    protects: 'a run that begins in the middle, from its row',
    shortHistories: true,
    async run(house) {
      const { m, last } = await continued(house);
      return run(house, m, last);
    },
  },
};
