import { isRepairable } from '../../../domain/divergence.ts';
import { backlog, openByStep } from '../../../prisma/repositories/operations.ts';
import { standingStops } from '../../../prisma/repositories/sending-stops.ts';
import { unknownOutcomes, unlinkedReceipts } from '../../../prisma/repositories/unknown-outcomes.ts';
import { recentComparison } from '../../reconcile/recent.ts';
import type { Look } from '../../reconcile/look.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { refusedCallbacks } from '../../webhooks/refused.ts';
import { temporalLists, temporalUrl } from '../../temporal-url.ts';
import { answer, query } from './overview.schema.ts';

/** After a great accident: enough to know what it is. */
const mostShown = 200;

export const overview = route({
  method: 'get',
  path: '/operations',
  permission: 'operations.view',
  summary: 'What is stuck, since when and why; links into the lists of the Temporal Web UI',
  params: nothing,
  query,
  body: nothing,
  answer,
  async handle({ deps, actor, query }) {
    const { db, env, clock } = deps;
    const [{ openCommandsPastExpiry, ...outbox }, open, { at, comparison }] = await Promise.all([
      backlog(db),
      openByStep(db),
      recentComparison(deps, query.fresh === 'true'),
    ]);
    const [outcomesUnknown, unlinked, sendingStops] = await Promise.all([
      unknownOutcomes(db, mostShown),
      unlinkedReceipts(db),
      standingStops(db),
    ]);
    const place = ({ processId, kind, row }: Look) => ({
      processId,
      kind,
      step: row?.step ?? null,
      temporalUrl: temporalUrl(env, actor, processId),
    });
    const stuck = comparison.findings.flatMap((look) =>
      look.found
        ? [
            {
              ...place(look),
              found: look.found,
              why: look.why,
              since: look.since?.toISOString() ?? null,
              repairable: isRepairable(look.found),
            },
          ]
        : [],
    );
    const pending = comparison.pending.flatMap((look) =>
      look.pending.map(({ since, ...work }) => ({ ...place(look), ...work, since: since?.toISOString() ?? null })),
    );
    return {
      status: 200,
      body: {
        outbox,
        openCommandsPastExpiry,
        comparison: {
          at: at.toISOString(),
          open: comparison.open,
          compared: comparison.compared,
          incomplete: comparison.incomplete,
        },
        stuck: stuck.slice(0, mostShown),
        pending: pending.slice(0, mostShown),
        open,
        outcomesUnknown,
        unlinkedReceipts: unlinked,
        refusedCallbacks: refusedCallbacks(env),
        sendingStops,
        links: temporalLists(env, actor, clock.now()),
      },
    };
  },
});
