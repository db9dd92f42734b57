import { z } from 'zod';
import { changePhone, closeBounced, type LockedPhone } from '../../../prisma/repositories/change-details.ts';
import { lockIncident, saveInterview } from '../../../prisma/repositories/incidents.ts';
import { readIncident } from '../../../prisma/repositories/incidents-read.ts';
import { removalDone } from '../../../prisma/repositories/incident-tasks.ts';
import { noticeSharedMobile } from '../../../prisma/repositories/shared-mobile.ts';
import { shown } from '../../change-incident.ts';
import { editDetails, phonesField } from '../../edit-details.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { id, nothing } from '../../schemas.ts';
import { numberOf } from '../customer-details/phone-of.ts';
import { incident as answer, params } from './incident.schema.ts';
import { mustBeMine } from './interview.ts';

export const correctNumber = route({
  method: 'post',
  path: '/incidents/{incidentId}/correct-number',
  permission: 'incidents.record',
  summary: 'Corrects the mobile number on the caller’s record from within the interview (EM-34)',
  params,
  query: nothing,
  body: z.object({ phoneId: id, number: z.string().trim().min(1, 'Enter the phone number.').max(40) }),
  answer,
  refusals: ['notNow'],
  async handle({ deps, actor, params: { incidentId }, body: { phoneId, number: typed }, idempotencyKey }) {
    const at = deps.clock.now();
    const found = shown(await readIncident(deps.db, actor, incidentId, at));
    const customerId = found.interview?.customerId;
    if (!customerId) throw new Problem('notNow', 'Open the caller’s record first.');
    const asked = { customerId, ifMatch: null, incidentId, phoneId, typed };
    await editDetails({ deps, actor, idempotencyKey }, asked, async (tx, { phones }) => {
      const incident = await lockIncident(tx, incidentId);
      if (incident?.interview.customerId !== customerId) throw new Problem('notFound');
      mustBeMine(incident, actor);
      const before: LockedPhone | undefined = phones.find((phone) => phone.id === phoneId && phone.kind === 'mobile');
      if (!before) throw new Problem('notFound');
      const number = numberOf({ kind: 'mobile', number: typed }, phones, before);
      if (number === before.number)
        throw new Problem('badInput', undefined, {
          errors: [{ field: 'number', message: 'This is the number that is recorded.' }],
        });
      await changePhone(tx, phoneId, { kind: 'mobile', number, valid: true }, at);
      await noticeSharedMobile(tx, { customerId, number, at });
      const closedItems = await closeBounced(tx, customerId, before.number, at);
      await removalDone(tx, { customerId, number: before.number, byId: actor.personId, at });
      const corrected = { number: 'corrected', numberBefore: before.number, numberAfter: number } as const;
      await saveInterview(tx, incidentId, { ...incident.interview, ...corrected });
      return { changed: [phonesField], closedItems, result: {} };
    });
    return { status: 200, body: shown(await readIncident(deps.db, actor, incidentId, deps.clock.now())) };
  },
});
