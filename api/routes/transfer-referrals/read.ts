import { referralMay } from '../../../domain/personalised-services/refer.ts';
import { delegateFor, leaveToday } from '../../../prisma/repositories/people.ts';
import { agencyDate } from '../../../prisma/repositories/settings.ts';
import { stackingDocumentsOf } from '../../../prisma/repositories/stacking-documents.ts';
import { readReferral } from '../../../prisma/repositories/transfer-referrals-read.ts';
import { readable } from '../../assigned-officer.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { temporalUrl } from '../../temporal-url.ts';
import { answer, params } from './read.schema.ts';

export const read = route({
  method: 'get',
  path: '/transfer-referrals/{referralId}',
  permission: 'personalisedServices.view',
  summary: 'A referral for transfer out, its whole way, and what may be done now and why not (PS-16 to PS-24)',
  params,
  query: nothing,
  body: nothing,
  answer,
  refusals: ['notTheAssignee'],
  async handle({ deps, actor, params }) {
    const found = readable(await readReferral(deps.db, actor, params.referralId));
    const { assignedOfficerId, authors, ...referral } = found;
    const { process } = referral;
    const today = await agencyDate(deps.db, deps.clock.now());
    const delegated = await delegateFor(deps.db, actor.personId, today);
    const { waitingFor } = process;
    return {
      status: 200,
      body: {
        ...referral,
        process: { ...process, temporalUrl: temporalUrl(deps.env, actor, process.id) },
        waitingForOnLeave: waitingFor && (await leaveToday(deps.db, waitingFor.id, today)),
        stackingDocuments: await stackingDocumentsOf(deps.db, actor, referral.customer.id),
        may: referralMay({
          me: actor,
          assignment: assignedOfficerId === null ? null : { officerId: assignedOfficerId },
          step: process.step,
          outcome: process.outcome,
          needs: process.needs,
          authors,
          manager: process.waitingFor?.id ?? null,
          delegateFor: delegated.map(({ person }) => person.id),
          acceptedPlan: referral.acceptedPlan !== null,
        }),
      },
    };
  },
});
