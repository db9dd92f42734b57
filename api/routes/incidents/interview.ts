/** The interview (EM-33 to EM-35): kept answer by answer, so that a dropped call loses nothing; finished, or discarded. */
import { z } from 'zod';
import {
  interviewFaults,
  isEscalated,
  ofThisWay,
  outcomesOf,
  saidKinds,
  type Interview,
} from '../../../domain/incidents/interview.ts';
import { mayInterview } from '../../../domain/incidents/may.ts';
import type { Tx } from '../../../prisma/client.ts';
import { typedMobile } from '../../../prisma/mobile-number.ts';
import {
  answersShape,
  discardIncident,
  finishInterview,
  saveInterview,
  sasDueAt,
  type LockedIncident,
} from '../../../prisma/repositories/incidents.ts';
import { standingOptOuts } from '../../../prisma/repositories/opt-outs.ts';
import type { Actor } from '../../auth/actor.ts';
import { changeIncident, mustBePossible } from '../../change-incident.ts';
import { Problem } from '../../errors.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { mustSee } from '../records/visible-customer.ts';
import { incident as answer, params } from './incident.schema.ts';

const common = {
  permission: 'incidents.record',
  params,
  query: nothing,
  answer,
  revisioned: true,
  refusals: ['notNow'],
} as const;

export const saveAnswers = route({
  ...common,
  method: 'put',
  path: '/incidents/{incidentId}',
  summary: 'Keeps what was answered so far, and what was said and done with its time (EM-33 to EM-35)',
  body: answersShape.extend({ done: z.array(z.enum(saidKinds)) }),
  async handle({ deps, actor, params: { incidentId }, body, ifMatch, idempotencyKey }) {
    const asked = { action: 'incidents.record', incidentId, ifMatch, subject: body } as const;
    const now = deps.clock.now().toISOString();
    const incident = await changeIncident({ deps, actor, idempotencyKey }, asked, async (tx, before) => {
      mustBeMine(before, actor);
      const { done, ...answers } = body;
      if (answers.customerId !== null && (await mustSee(tx, actor, answers.customerId)).kind === 'employer')
        throw new Problem('badInput', undefined, { errors: [{ field: 'customerId', message: employerIsNoCaller }] });
      const { interview } = before;
      const sameRecord = answers.customerId === interview.customerId;
      const kept: Interview = {
        ...answers,
        // another record's number was not corrected, and only correcting it makes it so
        numberBefore: sameRecord ? interview.numberBefore : null,
        numberAfter: sameRecord ? interview.numberAfter : null,
        number: answers.number === 'corrected' && !(sameRecord && interview.numberAfter) ? null : answers.number,
        done: Object.fromEntries(done.map((said) => [said, interview.done[said] ?? now])),
      };
      await saveInterview(tx, incidentId, ofThisWay(kept));
    });
    return { status: 200, body: incident };
  },
});

/** EM-35. */
const employerIsNoCaller =
  'This is an employer’s record. Answer No, and that the caller has another relationship, such as an employer.';

export const finish = route({
  ...common,
  method: 'post',
  path: '/incidents/{incidentId}/finish',
  summary:
    'Finishes the interview: closed with its outcomes, or escalated to SAS with number, content and time (EM-34, EM-35)',
  body: nothing,
  async handle({ deps, actor, params: { incidentId }, ifMatch, idempotencyKey }) {
    const asked = { action: 'incidents.record', incidentId, ifMatch, subject: { finish: true } } as const;
    const at = deps.clock.now();
    const incident = await changeIncident({ deps, actor, idempotencyKey }, asked, async (tx, before) => {
      mustBeMine(before, actor);
      const { interview } = before;
      const outcomes = outcomesOf(interview);
      const escalated = outcomes.includes('escalated');
      const mobile = typedMobile(interview.mobile);
      const faults: { field: string; message: string }[] = interviewFaults(interview);
      const isGone = outcomes.includes('callerGone');
      if (!isGone && interview.mobile.trim() !== '' && mobile === null)
        faults.push({ field: 'mobile', message: 'This is no Australian mobile number. Write it as 0491 570 006.' });
      if (interview.receivedAt !== null && interview.receivedAt > at.toISOString())
        faults.push({ field: 'receivedAt', message: 'This can’t be in the future.' });
      if (!(await isOptOutRecorded(tx, interview)))
        faults.push({ field: 'done', message: 'Record the SMS opt out first.' });
      if (faults.length) throw new Problem('badInput', undefined, { errors: faults });
      const dueAt = escalated && isEscalated(interview) ? await sasDueAt(tx, before.officerId, at.toISOString()) : null;
      await finishInterview(tx, incidentId, { mobile, outcomes, at, dueAt });
    });
    return { status: 200, body: incident };
  },
});

/** Who wants to unsubscribe has an opt out when the interview ends. */
const isOptOutRecorded = async (tx: Tx, { outcomes, customerId }: Interview): Promise<boolean> =>
  !outcomes.includes('optedOut') || customerId === null || (await standingOptOuts(tx, customerId)).length > 0;

export const discard = route({
  ...common,
  method: 'post',
  path: '/incidents/{incidentId}/discard',
  summary: 'Discards an interview that was begun by mistake; it stays to be looked up',
  body: nothing,
  async handle({ deps, actor, params: { incidentId }, ifMatch, idempotencyKey }) {
    const asked = { action: 'incidents.record', incidentId, ifMatch, subject: { discard: true } } as const;
    const incident = await changeIncident({ deps, actor, idempotencyKey }, asked, async (tx, before) => {
      mustBeMine(before, actor);
      await discardIncident(tx, incidentId, deps.clock.now());
    });
    return { status: 200, body: incident };
  },
});

export function mustBeMine({ state, officerId }: LockedIncident, { personId }: Actor): void {
  mustBePossible(mayInterview({ state, mine: officerId === personId }));
}
