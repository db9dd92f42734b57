/** Messages for the drills of sending: each to a customer and a handset of its own, for whom it is now the middle of the day. */
import { randomUUID } from 'node:crypto';
import { deliverNow } from '../../api/outbox.ts';
import { createTemporal, type Temporal } from '../../api/temporal.ts';
import { fastForward } from '../../dev/time-skipping.ts';
import type { FaultGiven } from '../../dev/sms-gateway/fault-table.ts';
import { fillTemplate } from '../../domain/electronic-messaging/template.ts';
import { localNow } from '../../domain/time/zone.ts';
import { insertCommand } from '../../prisma/repositories/commands.ts';
import { sendMessage } from '../../prisma/repositories/send-message.ts';
import type { DrillHouse } from './drill-house.ts';
import { addPerson } from './plan-fixture.ts';
import type { Somebody } from './plan-approval-acts.ts';
import { waits } from './process-history.ts';
import { until } from './until.ts';

export type Message = { messageId: string; processId: string; customerId: string; to: string; receipt: string };
export type SmsDrill = {
  house: DrillHouse;
  /** Who wrote them all. */
  officer: Somebody;
  /**
   * `faults`: of the message's first create, and of its first list or fetch. `localHour`: what time it is now where the recipient lives;
   * `zone` says it exactly. `like`: to another customer, with that one's number and text.
   */
  send(options?: {
    faults?: FaultGiven[];
    localHour?: number;
    zone?: string;
    begin?: boolean;
    like?: Message;
  }): Promise<Message>;
  /** How far processes and gateway are ahead of the machine's clock, in ms. */
  aheadMs(): number;
  /** Everything is over: what begins now begins at the machine's time. */
  backToNow(): void;
  /** Tells Temporal of a message that was sent without, as the API does right after commit. */
  begin(message: Message): Promise<void>;
  /** Does it wait for a time? */
  waits(processId: string): Promise<boolean>;
  /** The officer presses Cancel. What the command came to: `applied`, or why it was refused. */
  cancel(message: Message): Promise<string>;
  /** Moves processes and gateway forward together; processes that are over stay. */
  forward(messages: Message[], minutes: number): Promise<void>;
  /** One from its beginning on; the gateway only where it is not there yet. */
  forwardOne(message: Message, minutes: number): Promise<void>;
  /** Is nothing under way: does each wait for a time, or has it ended? */
  rest(messages: Message[]): Promise<boolean>;
  /** Time passes until every process is over, however long that is. */
  untilOver(messages: Message[]): Promise<void>;
};

const text = 'Thank you. Your receipt number is {receiptNumber}. Do not reply by SMS.';
let count = 71_000; // five digits, many of which go to sends that fail; other drills of the same run send to numbers below

export async function openSmsDrill(house: DrillHouse): Promise<SmsDrill> {
  const { db, client, sms } = house;
  const officer = await addPerson(db, ['psServiceOfficer']);
  await db.person.update({ where: { id: officer.id }, data: { pluto: true, cuba: true } });
  const template = await db.messageTemplate.create({
    data: {
      group: 'Provide/request information',
      type: `Drill ${randomUUID()}`,
      use: 'confirmation',
      subscription: 'General',
      versions: { create: { number: 1, text, createdAt: new Date() } },
    },
    include: { versions: true },
  });
  const templateVersionId = template.versions[0]?.id ?? '';
  const temporal = temporalOf(house);
  let aheadMs = 0;
  sms.setClock({ now: () => new Date(Date.now() + aheadMs) });

  const drill: SmsDrill = {
    house,
    officer,
    async send({ faults = [], localHour = 10, zone = zoneWhereItIs(localHour), begin = true, like } = {}) {
      const n = ++count;
      const to = like?.to ?? `+614915${n}`; // only the simulator ever sees it
      const receipt = like?.receipt ?? `DRILL-${n}`;
      const { id: customerId } = await db.customer.create({
        data: {
          csid: String(400_000_000 + n),
          timeZone: zone,
          phones: { create: { kind: 'mobile', number: to } },
        },
      });
      // EM-12: somebody who has contacted Child Support long before
      const long = new Date('2020-01-01T00:00:00.000Z');
      await db.contact.create({
        data: { customerId, kind: 'byCustomer', channel: 'phone', occurredAt: long, recordedAt: long },
      });
      if (faults.length) sms.fault(to, ...faults);
      const values = { receiptNumber: receipt };
      const filled = fillTemplate(text, values);
      if ('missing' in filled) throw new Error('the template of the drills lacks a value');
      const at = new Date().toISOString();
      const previewed = { text: filled.text, to };
      const sending = {
        customerId,
        personId: officer.id,
        templateVersionId,
        values,
        previewed,
        confirmedAfterId: null,
      };
      const sent = await db.$transaction((tx) => sendMessage(tx, { ...sending, eventId: randomUUID(), at }));
      if ('refused' in sent) throw new Error(`a drill's message was refused: ${JSON.stringify(sent)}`);
      const message = { messageId: sent.messageId, processId: sent.processId, customerId, to, receipt };
      if (begin) await drill.begin(message);
      return message;
    },

    aheadMs: () => aheadMs,
    backToNow: () => moveGateway(0),

    begin: ({ processId }) => deliverNow({ db, temporal }, processId),
    waits: (processId) => waits(client, processId),

    async cancel({ processId }) {
      const commandId = randomUUID();
      await db.$transaction((tx) =>
        insertCommand(tx, {
          id: commandId,
          accountId: officer.accountId,
          personId: officer.id,
          action: 'smsDelivery.cancel',
          processId,
          toId: null,
          reason: null,
          key: commandId,
          fingerprint: commandId,
          requestId: commandId,
          address: '192.0.2.1',
          client: 'drill',
          why: null,
          expiresInMs: null,
        }),
      );
      const command = { commandId, action: 'cancel', by: officer.id };
      const told = await temporal.command(processId, command, Date.now() + 30_000);
      if (told.told === 'refused') return told.type; // by the validator: nothing was recorded
      const row = await until('the cancel is settled', async () => {
        const found = await db.command.findUniqueOrThrow({ where: { id: commandId } });
        return found.state !== 'open' || told.told === 'notFound' ? found : null;
      });
      if (told.told === 'notFound' && row.state === 'open') return 'ended';
      return row.refusal ?? row.state;
    },

    async forward(messages, minutes) {
      moveGateway(aheadMs + minutes * 60_000);
      await Promise.all((await openOf(messages)).map((message) => move(message, minutes)));
    },

    async forwardOne(message, minutes) {
      moveGateway(Math.max(aheadMs, minutes * 60_000));
      await move(message, minutes);
    },

    rest: allRest,

    async untilOver(messages) {
      // what runs by itself, then a settlement, then the gateway's silence, a bounce-back and the give-up
      for (const minutes of [25, 25, 25, 120, ...Array.from({ length: 6 }, () => 20 * 60)]) {
        const open = await openOf(messages);
        if (!open.length) return;
        await until('nothing is under way', () => allRest(open), 100_000);
        await drill.forward(open, minutes);
      }
      await until('every process is over', async () => (await openOf(messages)).length === 0);
    },
  };
  return drill;

  function moveGateway(toMs: number): void {
    aheadMs = toMs;
    sms.setClock({ now: () => new Date(Date.now() + aheadMs) }); // wakes what is due
  }
  function move({ processId }: Message, minutes: number): Promise<unknown> {
    return fastForward(client, processId, `${minutes} minutes`, 100_000);
  }

  async function openOf(messages: Message[]): Promise<Message[]> {
    const ids = messages.map(({ processId }) => processId);
    const open = await db.process.findMany({ where: { id: { in: ids }, outcome: null }, select: { id: true } });
    return messages.filter(({ processId }) => open.some(({ id }) => id === processId));
  }

  /** No activity, nothing to be told: each waits for a time, or has ended meanwhile. */
  async function allRest(messages: Message[]): Promise<boolean> {
    const ids = messages.map(({ processId }) => processId);
    if (await db.outbox.count({ where: { workflowId: { in: ids }, doneAt: null } })) return false;
    const described = await Promise.all(ids.map((id) => client.workflow.getHandle(id).describe()));
    return described.every(({ raw }) => !raw.pendingActivities?.length && !raw.pendingWorkflowTask);
  }
}

/** As the API's, on the drills' own connection. */
const temporalOf = ({ client, connection }: DrillHouse): Temporal => createTemporal(client, connection);

/** A zone whose send window closes within two minutes, but not within one and a half; null where there is none now. */
export function zoneAboutToClose(now: Date): string | null {
  const minutes = (zone: string) => {
    const { hour, minute } = localNow(zone, now);
    return hour * 60 + minute;
  };
  const named = [...Intl.supportedValuesOf('timeZone'), ...everyHour].filter((zone) => zone.includes('/'));
  return now.getUTCSeconds() < 30 ? (named.find((zone) => minutes(zone) === 19 * 60 + 58) ?? null) : null;
}
const everyHour = Array.from({ length: 27 }, (_, i) => `Etc/GMT${i < 14 ? '-' : '+'}${i < 14 ? 14 - i : i - 14}`);

/** A zone in which it is that hour now: the send window is where the recipient lives, and drills run at any time of the day. */
export function zoneWhereItIs(hour: number): string {
  const east = hour - new Date().getUTCHours();
  const offset = east > 12 ? east - 24 : east < -12 ? east + 24 : east;
  return offset === 0 ? 'Etc/GMT' : `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`;
}
