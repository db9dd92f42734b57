/** Desktop messages in the demonstration data: templates, what was sent with every end it can have, opt outs, and a stop that was lifted. */
import type { Settings } from '../../domain/settings.ts';
import { smsDeliveryKind } from '../../workflows/contracts/sms-delivery.ts';
import type { Tx } from '../client.ts';
import { importProcess } from '../repositories/processes.ts';
import { calendarOf } from '../repositories/settings.ts';
import type { CustomerRows } from './customers.ts';
import { messageRows } from './message-rows.ts';
import { templateRows } from './message-templates.ts';
import { officeHours } from './office-hours.ts';
import { optOutRows } from './opt-outs.ts';

/** Writes everything, after people and customers. Deliveries that are not over are imported: the API's sweeper starts them. */
export async function seedMessages(
  tx: Tx,
  rows: CustomerRows,
  settings: Settings,
  now: Date,
  salt: string,
): Promise<void> {
  const templates = templateRows(now);
  const ago = officeHours(await calendarOf(tx, 'NSW'), now);
  const written = messageRows({ rows, templates, settings, ago, now, salt });

  await tx.messageTemplate.createMany({ data: templates.templates });
  await tx.messageTemplateVersion.createMany({ data: templates.versions });
  await tx.message.createMany({ data: written.map(({ message }) => message) });
  await tx.smsAttempt.createMany({ data: written.flatMap(({ history }) => history.attempts) });
  await tx.smsReceipt.createMany({ data: written.flatMap(({ history }) => history.receipts) });
  for (const { message, history, processId } of written) {
    const { customerId, id: subjectId } = message;
    const { state, steps } = history;
    await importProcess(tx, { id: processId, kind: smsDeliveryKind, customerId, subjectId, state, steps });
  }
  await tx.workItem.createMany({ data: written.flatMap(({ history }) => history.items) });
  await tx.fact.createMany({ data: written.flatMap(({ history }) => history.facts) });
  const refused = written.flatMap(({ message: { to }, history }) =>
    history.optedOutAt ? [{ number: to, at: history.optedOutAt }] : [],
  );
  const { optOuts, inbound, stops } = optOutRows(now, refused, ago);
  await tx.smsOptOut.createMany({ data: optOuts });
  await tx.inboundSms.createMany({ data: inbound });
  await tx.sendingStop.createMany({ data: stops });
}
