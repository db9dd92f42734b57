/** What a person tells about a call: made, tried, closed, can't be made in time, taken, given to another (EM-40). */
import type { z } from 'zod';
import type { PreCallFollowUpAction } from '../../../domain/electronic-messaging/pre-call-follow-up.ts';
import { isPreCallVisible } from '../../../prisma/repositories/pre-call-follow-up-read.ts';
import { preCallFollowUpId } from '../../../workflows/contracts/pre-call-follow-up.ts';
import { Problem } from '../../errors.ts';
import { route, type Answer, type Call } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { processAnswer, tellProcess } from '../../tell-process.ts';
import { callBody, cannotCallBody, giveBody, params as message, plainBody } from './follow-up.schema.ts';

const common = {
  method: 'post',
  params: message,
  query: nothing,
  answer: processAnswer,
  mayRespondAsync: true,
} as const;
const path = '/pre-call-follow-ups/{messageId}';

async function tell(
  call: Call<z.infer<typeof message>, unknown, { reason?: string | undefined; toId?: string }>,
  what: PreCallFollowUpAction,
): Promise<Answer<z.input<typeof processAnswer>>> {
  const { messageId } = call.params;
  const { reason, toId: to } = call.body;
  const action = `preCallFollowUp.${what}` as const;
  if (!(await isPreCallVisible(call.deps.db, call.actor, messageId, action))) throw new Problem('notFound');
  const told = { ...(reason === undefined ? {} : { reason }), ...(to === undefined ? {} : { to }) };
  return tellProcess(call, { processId: preCallFollowUpId(messageId), action, ...told });
}

export const called = route({
  ...common,
  path: `${path}/called`,
  permission: 'preCallFollowUp.called',
  summary: 'The customer was called and reached: recorded in the case history, and the work item is done (EM-40)',
  body: callBody,
  handle: (call) => tell(call, 'called'),
});

export const tried = route({
  ...common,
  path: `${path}/tried`,
  permission: 'preCallFollowUp.tried',
  summary: 'The customer was called and nobody answered: recorded in the case history, and the work item stays (EM-40)',
  body: callBody,
  handle: (call) => tell(call, 'tried'),
});

export const notReached = route({
  ...common,
  path: `${path}/not-reached`,
  permission: 'preCallFollowUp.notReached',
  summary: 'Closes the work item although nobody was reached; a call since the sending must be recorded (EM-40)',
  body: plainBody,
  handle: (call) => tell(call, 'notReached'),
});

export const cannotCall = route({
  ...common,
  path: `${path}/cannot-call`,
  permission: 'preCallFollowUp.cannotCall',
  summary: 'The officer can’t call in time: a team leader has the work item at once (EM-40)',
  body: cannotCallBody,
  handle: (call) => tell(call, 'cannotCall'),
});

export const take = route({
  ...common,
  path: `${path}/take`,
  permission: 'preCallFollowUp.take',
  summary: 'A team leader takes the call themselves (EM-40)',
  body: plainBody,
  handle: (call) => tell(call, 'take'),
});

export const give = route({
  ...common,
  path: `${path}/give`,
  permission: 'preCallFollowUp.give',
  summary: 'A team leader gives the call to another officer; the time that the text states stays (EM-40)',
  body: giveBody,
  handle: (call) => tell(call, 'give'),
});
