import { recordReview, reviewsOf, type ReviewRefusal } from '../../../prisma/repositories/fdv-reviews.ts';
import { applyCommand } from '../../commands.ts';
import { Problem } from '../../errors.ts';
import { deliverNow } from '../../outbox.ts';
import { route } from '../../route.ts';
import { ofCustomer } from '../../schemas/record.ts';
import { nothing } from '../../schemas.ts';
import { mustSee } from '../records/visible-customer.ts';
import { answer, body, made } from './reviews.schema.ts';

export const listReviews = route({
  method: 'get',
  path: '/customers/{customerId}/fdv-reviews',
  permission: 'fdv.view',
  summary:
    'What was recorded after looking at the notepad, the newest first, with who was asked and what they answered (EM-8)',
  params: ofCustomer,
  query: nothing,
  body: nothing,
  answer,
  async handle({ deps, actor, params: { customerId } }) {
    await mustSee(deps.db, actor, customerId);
    return { status: 200, body: { items: await reviewsOf(deps.db, actor, customerId) } };
  },
});

const sentences: Record<ReviewRefusal, string> = {
  customerDeceased: 'The customer is recorded as deceased.',
  openConsultation:
    'You have asked about this customer already, and wait for the answer. Withdraw that question first.',
  notAConsultant: 'This person cannot be asked: choose an SSO or team leader who is there today, and not yourself.',
  consultantCannotSee: 'This person cannot open the customer.',
};

export const recordFdvReview = route({
  method: 'post',
  path: '/customers/{customerId}/fdv-reviews',
  permission: 'fdv.review',
  summary:
    'Records that the notepad was reviewed: a message is appropriate, not appropriate, or an SSO or team leader is asked (EM-8)',
  params: ofCustomer,
  query: nothing,
  body,
  answer: made,
  status: 201,
  async handle({ deps, actor, params: { customerId }, body: review, idempotencyKey }) {
    await mustSee(deps.db, actor, customerId);
    const at = deps.clock.now().toISOString();
    const { verdict } = review;
    const command = {
      action: 'fdv.review',
      subject: { customerId, ...review },
      customerId,
      detail: { verdict },
    } as const;
    const result = await applyCommand({ deps, actor, idempotencyKey }, command, async (tx, eventId) => {
      await mustSee(tx, actor, customerId); // restricted meanwhile
      const about = { customerId, personId: actor.personId, eventId, at };
      const recorded = await recordReview(tx, { ...about, ...review });
      if ('refused' in recorded) throw new Problem('conflict', sentences[recorded.refused]);
      return recorded;
    });
    const { id: reviewId, consultationId, processId } = result;
    if (processId) await deliverNow(deps, processId);
    return { status: 201, body: { reviewId, consultationId } };
  },
});
