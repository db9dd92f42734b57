/** A house whose worker sends to a simulated gateway, and what officers and the gateway do there. Everything but the webhook's signature is real. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { createTwilioGateway } from '../../activities/gateways/sms/twilio-gateway.ts';
import { commandProcess, type ProcessAnswer } from '../../api/commands.ts';
import { deliverNow } from '../../api/outbox.ts';
import type { FaultGiven } from '../../dev/sms-gateway/fault-table.ts';
import { virtualNow } from '../../dev/time-skipping.ts';
import type { SmsDelivery, SmsOutcome } from '../../domain/electronic-messaging/sms-delivery.ts';
import { fillTemplate, type TemplateValues } from '../../domain/electronic-messaging/template.ts';
import type { Instant } from '../../domain/process.ts';
import { addDays } from '../../domain/time/local-date.ts';
import { localInstant } from '../../domain/time/send-window.ts';
import { localNow } from '../../domain/time/zone.ts';
import { recordDeceased } from '../../prisma/repositories/record-deceased.ts';
import { sendCentrelinkMessage } from '../../prisma/repositories/send-centrelink-message.ts';
import { sendMessage } from '../../prisma/repositories/send-message.ts';
import { storeReceipt, type Callback } from '../../prisma/repositories/sms-receipts.ts';
import { addRecipient, addSender, addSystemChoice, addTemplate, centrelinkTemplate } from './message-fixture.ts';
import { stateOf, type Somebody } from './plan-approval-acts.ts';
import { addPerson } from './plan-fixture.ts';
import { openProcessHouse, type ProcessHouse } from './process-house.ts';
import { closeAtEnd } from './root-hooks.ts';
import { startSmsGateway, type TestSmsGateway } from './sms-gateway.ts';
import type { connectTemporal } from './temporal.ts';
import { until } from './until.ts';

/** Where recipients live, unless it is said otherwise. */
export const sydney = 'Australia/Sydney';

export type SentMessage = {
  messageId: string;
  processId: string;
  customerId: string;
  templateId: string;
  to: string;
  sender: Somebody;
};
type Asked = {
  to?: string;
  text?: string;
  timeZone?: string;
  use?: 'preCallAdvice' | 'request';
  values?: TemplateValues;
  /** Of its first create, then of the next one. */
  faults?: FaultGiven[][];
  /** Not told to Temporal yet. */
  unstarted?: true;
};
export type MessageHouse = ProcessHouse & {
  gateway: TestSmsGateway;
  /** Another day at that time where recipients live, days after everything before; API, activities and gateway are there from now on. */
  newDay(hour: number, minute?: number): Instant;
  /** An officer presses Send, and it is begun. */
  send(asked?: Asked): Promise<SentMessage>;
  /** An integrated service officer presses Send Electronic Message: a call is announced for today, or a granted claim. */
  sendCentrelink(
    asked?: Pick<Asked, 'to' | 'timeZone' | 'faults'> & { what?: 'call' | 'aroSme' | 'grant' },
  ): Promise<SentMessage>;
  /** Tells Temporal what lies in the outbox. */
  begin(message: SentMessage): Promise<void>;
  cancel(message: SentMessage, by?: Somebody): Promise<ProcessAnswer>;
  /** All clocks, then the process. */
  goTo(message: SentMessage, instant: Instant): Promise<void>;
  goOn(message: SentMessage, minutes: number): Promise<void>;
  /** The gateway does what is due by now, and its callbacks are stored and told. */
  settle(): Promise<void>;
  /** A callback, as though it came now. Returns the process that is told. */
  receive(callback: Partial<Callback> & { sid: string; status: string }): Promise<string | null>;
  /** The process's state, once its step (or outcome) is one of these and nothing is under way. */
  reaches(message: SentMessage, ...steps: string[]): Promise<SmsDelivery>;
  isOver(message: SentMessage, outcome: SmsOutcome): Promise<void>;
  record(message: SentMessage): Promise<Awaited<ReturnType<typeof readMessage>>>;
  timeline(message: SentMessage): Promise<string[]>;
  /** Kinds of the open work items of the message's author. */
  items(message: SentMessage): Promise<string[]>;
  die(message: SentMessage): Promise<void>;
};

let count = 0;
/** Of a range that is given to nobody. */
const number = () => `+6149157${String(((process.pid % 50) * 200 + count) % 10_000).padStart(4, '0')}`;

export async function openMessageHouse(connected?: ReturnType<typeof connectTemporal>): Promise<MessageHouse> {
  const gateway = await startSmsGateway({ pace: 'byHand' });
  const receiver = createServer((req, res) => {
    void (async () => {
      const params = Object.fromEntries(new URLSearchParams(await readText(req)));
      const attemptId = new URL(req.url ?? '', 'http://receiver').searchParams.get('attempt');
      const { MessageSid: sid = '', MessageStatus: status = '', ErrorCode: code } = params;
      await receive({ sid, status, errorCode: code ? Number(code) : null, attemptId, params });
      res.writeHead(204).end();
    })().catch(() => res.writeHead(500).end());
  });
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  closeAtEnd(async () => void receiver.close());
  const address = receiver.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  const sms = createTwilioGateway({
    accountSid: gateway.accountSid,
    authToken: gateway.authTokens[0] ?? '',
    apiUrl: gateway.url,
    publicUrl: `http://127.0.0.1:${port}`,
  });
  const house = await openProcessHouse(30_000, connected, sms);
  const { deps, client } = house;
  const { db } = deps;
  gateway.setClock({ now: () => deps.clock.now() });
  let day = localNow(sydney, new Date()).date;

  async function receive(callback: Partial<Callback> & { sid: string; status: string }): Promise<string | null> {
    const whole: Callback = { errorCode: null, attemptId: null, params: {}, ...callback };
    const told = await db.$transaction((tx) => storeReceipt(tx, whole, deps.clock.now().toISOString()));
    if (told) await deliverNow(deps, told);
    return told;
  }

  async function goTo(message: SentMessage, instant: Instant): Promise<void> {
    house.setClock(new Date(instant));
    gateway.setClock({ now: () => deps.clock.now() }); // wakes what is due
    await house.forwardTo(message.processId, instant);
  }

  return {
    ...house,
    gateway,
    settle: gateway.settle,
    receive,
    goTo,
    async goOn(message, minutes) {
      const now = await virtualNow(client, message.processId);
      await goTo(message, new Date(now.getTime() + minutes * 60_000).toISOString());
    },
    newDay(hour, minute = 0) {
      day = addDays(day, 5);
      const at = localInstant(sydney, day, hour, minute);
      house.setClock(new Date(at));
      return at;
    },
    async send({ to, timeZone = sydney, use = 'request', values = {}, faults = [], unstarted, text } = {}) {
      count++;
      const mobile = to ?? number();
      for (const each of faults) gateway.fault(mobile, ...each);
      const sender = await addSender(db);
      const customerId = await addRecipient(db, { mobile, timeZone });
      const template = await addTemplate(db, { use, ...(text ? { text } : {}) });
      const filled = fillTemplate(template.text, values);
      assert.ok('text' in filled);
      const sent = await db.$transaction((tx) =>
        sendMessage(tx, {
          customerId,
          personId: sender.id,
          templateVersionId: template.versionId,
          values,
          previewed: { text: filled.text, to: mobile },
          confirmedAfterId: null,
          eventId: randomUUID(),
          at: deps.clock.now().toISOString(),
        }),
      );
      if ('refused' in sent) throw new Error(`the fixture's message was refused: ${JSON.stringify(sent)}`);
      if (!unstarted) await deliverNow(deps, sent.processId);
      return { ...sent, customerId, templateId: template.templateId, to: mobile, sender };
    },
    async sendCentrelink({ to, timeZone = sydney, faults = [], what = 'call' } = {}) {
      count++;
      const mobile = to ?? number();
      for (const each of faults) gateway.fault(mobile, ...each);
      const sender = await addPerson(db, ['integratedServiceOfficer']); // without Pluto and Cuba (EM-50)
      const customerId = await addRecipient(db, { mobile, timeZone, centrelinkCustomer: true });
      const call = what !== 'grant';
      const types = {
        call: 'CLK pre call notification',
        aroSme: 'CLK pre call notification - ARO/SME only',
        grant: 'Claim Finalised - Grant',
      } as const;
      const template = await centrelinkTemplate(db, types[what]);
      const paymentType = 'Age Pension';
      const entry = { list: 'paymentType', name: paymentType, purpose: '' };
      await db.listEntry.upsert({ where: { list_name_purpose: entry }, create: entry, update: {} });
      const now = deps.clock.now();
      const values = call ? {} : { paymentType };
      const filled = fillTemplate(template.text, values);
      assert.ok('text' in filled);
      const grant = { claim: 'finalisedAsGrant', ccmAvailable: false, mail: 'paper', phoneTried: null } as const;
      const choiceId = await addSystemChoice(db, customerId, sender.id, now);
      const sent = await db.$transaction((tx) =>
        sendCentrelinkMessage(tx, {
          customerId,
          personId: sender.id,
          templateVersionId: template.versionId,
          values,
          previewed: { text: filled.text, to: mobile },
          choiceId,
          claim: call ? null : grant,
          eventId: randomUUID(),
          at: now.toISOString(),
        }),
      );
      if ('refused' in sent) throw new Error(`the fixture's message was refused: ${JSON.stringify(sent)}`);
      await deliverNow(deps, sent.processId);
      return { ...sent, customerId, templateId: template.templateId, to: mobile, sender };
    },
    begin: ({ processId }) => deliverNow(deps, processId),
    async cancel({ processId, sender }, by = sender) {
      const from = { requestId: randomUUID(), address: '192.0.2.1', client: 'test', why: null };
      const actor = { accountId: by.accountId, personId: by.id, userId: 'test', name: 'test', roles: [], from };
      const caller = { deps, actor, idempotencyKey: randomUUID() };
      const answer = await commandProcess(caller, { processId, action: 'smsDelivery.cancel' }, false);
      assert.ok(!('accepted' in answer));
      return answer;
    },
    reaches: (message, ...steps) =>
      until(`${message.processId} is ${steps.join(' or ')}`, async () => {
        const { seq: _seq, ...state } = await stateOf(deps, message.processId);
        if (!steps.includes(state.outcome ?? state.step)) return null;
        if (await db.outbox.count({ where: { workflowId: message.processId, doneAt: null } })) return null;
        const { raw } = await client.workflow.getHandle(message.processId).describe();
        if (raw.pendingActivities?.length || raw.pendingWorkflowTask) return null;
        return state as SmsDelivery; // a message's row
      }),
    async isOver({ processId }, outcome) {
      assert.equal(await client.workflow.getHandle(processId).result(), outcome);
      assert.equal((await stateOf(deps, processId)).outcome, outcome);
    },
    record: ({ messageId }) => readMessage(house, messageId),
    async timeline({ processId }) {
      const steps = await db.processStep.findMany({ where: { processId }, orderBy: { seq: 'asc' } });
      return steps.map(({ what }) => what);
    },
    async items({ processId, sender }) {
      const items = await db.workItem.findMany({ where: { processId, state: 'open' }, orderBy: { openedAt: 'asc' } });
      return items.map(({ kind, assigneeId }) => (assigneeId === sender.id ? kind : `${kind} of ${assigneeId}`));
    },
    async die({ customerId, processId }) {
      const at = deps.clock.now();
      const fact = {
        customerId,
        deceasedOn: localNow(sydney, at).date,
        sourceId: randomUUID(),
        occurredAt: at.toISOString(),
      };
      await db.$transaction((tx) => recordDeceased(tx, fact));
      await deliverNow(deps, processId);
    },
    async stop() {
      await house.stop();
      await gateway.close();
    },
  };
}

const readMessage = ({ deps }: ProcessHouse, messageId: string) =>
  deps.db.message.findUniqueOrThrow({
    where: { id: messageId },
    include: { attempts: { orderBy: { number: 'asc' } } },
  });
