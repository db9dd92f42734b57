import { z } from 'zod';
import { divergences } from '../../../domain/divergence.ts';
import { sendingStop } from '../../schemas/message.ts';
import { id, instant } from '../../schemas.ts';

export const query = z.object({
  fresh: z
    .literal('true')
    .optional()
    .meta({ description: 'Compare again; without it a comparison of the last 30 s may be shown' }),
});

const processPlace = {
  processId: z.string(),
  kind: z.string(),
  step: z.string().nullable().meta({ description: 'Null: there is no row' }),
  temporalUrl: z.string().nullable(),
};
const count = z.number().int();

export const answer = z
  .object({
    outbox: z.object({
      waiting: count,
      oldestSeconds: count.nullable().meta({ description: 'How long the oldest line has waited' }),
      attempts: count.meta({ description: 'Of the line that was tried most often' }),
    }),
    openCommandsPastExpiry: count.meta({ description: 'Never applied; their callers were told nothing' }),
    comparison: z.object({
      at: instant.meta({ description: 'By the clock of the business' }),
      open: count,
      compared: count,
      incomplete: z.enum(['temporalAway', 'noAnswers', 'time', 'tooMany']).nullable(),
    }),
    stuck: z.array(
      z.object({
        ...processPlace,
        found: z.enum(divergences),
        why: z.string().nullable(),
        since: instant.nullable(),
        repairable: z.boolean(),
      }),
    ),
    pending: z.array(
      z.object({
        ...processPlace,
        what: z.string(),
        attempt: count,
        failure: z.string().nullable(),
        since: instant.nullable(),
      }),
    ),
    open: z.array(z.object({ kind: z.string(), step: z.string(), count })),
    outcomesUnknown: z
      .array(
        z.object({
          messageId: id,
          processId: z.string(),
          since: instant.meta({ description: 'When the gateway’s answer was lost' }),
          postedAt: instant.nullable(),
          searches: count.meta({ description: 'How often it was looked for in vain' }),
        }),
      )
      .meta({ description: 'Messages of which nobody knows yet whether the gateway has them (EM-26)' }),
    unlinkedReceipts: count.meta({ description: 'Receipts that belong to no attempt that is known (EM-27)' }),
    refusedCallbacks: z.object({ withoutSignature: count, badSignature: count }).meta({
      description:
        'Callbacks that were not the gateway’s, as far as their signature tells; by this API since it started',
    }),
    sendingStops: z.array(sendingStop),
    links: z.array(z.object({ list: z.string(), kind: z.string().nullable(), url: z.string() })),
  })
  .meta({ id: 'Operations', description: 'Ids, words and instants only: operators see no customer data in clear' });
