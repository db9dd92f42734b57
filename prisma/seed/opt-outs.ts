/** Opt outs as the carrier and the gateway tell of them, and as officers record them (EM-3, EM-5, EM-47), what handsets sent, and a stop of one template that was lifted. */
import type { Instant } from '../../domain/process.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { customerId, mobileOf } from './customers.ts';
import { seedId } from './deterministic.ts';
import type { TemplateType } from './message-templates.ts';
import type { Ago } from './office-hours.ts';
import { person } from './who-served.ts';

const stoppedTemplate: TemplateType = 'Phone appointment';

export type OptOutRows = {
  optOuts: Prisma.SmsOptOutCreateManyInput[];
  inbound: Prisma.InboundSmsCreateManyInput[];
  stops: Prisma.SendingStopCreateManyInput[];
};

/** `refused`: numbers that the gateway refused as opted out, and when. */
export function optOutRows(now: Date, refused: readonly { number: string; at: Instant }[], atWork: Ago): OptOutRows {
  const ago = (days: number, minutes = 0) => new Date(now.getTime() - days * 86_400_000 + minutes * 60_000);
  const handset = (customer: number) => mobileOf(customer) ?? '';
  const byCarrier = (customer: number, from: Date, until: Date | null) => ({
    id: seedId('optOut', customer),
    number: handset(customer),
    how: 'carrier',
    recordedAt: from,
    removedAt: until,
  });
  const byOfficer = (customer: number, subscription: 'Reminder' | 'Centrelink' | null, from: Instant) => ({
    id: seedId('optOut', 'ofCustomer', customer),
    customerId: customerId(customer),
    subscription,
    how: 'phone',
    recordedAt: from,
    recordedById: person('nquill').id,
  });
  const arrived = (customer: number, text: string, receivedAt: Date) => {
    const id = seedId('inbound', customer, text);
    return { id, sid: `SM${id.replaceAll('-', '')}`, from: handset(customer), text, receivedAt };
  };
  return {
    optOuts: [
      byCarrier(42, ago(5), null),
      byCarrier(36, ago(80), ago(60)), // START lifted it
      byOfficer(26, 'Reminder', atWork({ days: 12 }, 80)),
      byOfficer(28, 'Centrelink', atWork({ days: 20 }, 55)),
      {
        ...byOfficer(34, null, atWork({ days: 300 }, 130)),
        removedAt: atWork({ days: 240 }, 35),
        removedById: person('vsalas').id,
        removedHow: 'letter',
      },
      ...refused.map(({ number, at }) => ({ id: seedId('optOut', number), number, how: 'gateway', recordedAt: at })),
    ],
    inbound: [
      arrived(42, 'STOP', ago(5)),
      arrived(36, 'Stop', ago(80)),
      arrived(36, 'START', ago(60)),
      arrived(18, 'Thanks', ago(4)), // kept, and answered by nothing
    ],
    stops: [
      {
        id: seedId('stop', stoppedTemplate),
        templateId: seedId('template', stoppedTemplate),
        reason: 'The appointments of that day were moved.',
        stoppedById: person('pvane').id,
        stoppedAt: ago(19),
        liftedById: person('sachterberg').id,
        liftedAt: ago(19, 47),
      },
    ],
  };
}
