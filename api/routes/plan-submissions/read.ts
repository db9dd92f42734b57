import { mayWithdraw } from '../../../domain/personalised-services/plan.ts';
import { mayAccept, mayHandOver, mayReturn } from '../../../domain/personalised-services/plan-decision.ts';
import { delegateFor, leaveToday } from '../../../prisma/repositories/people.ts';
import { readSubmission } from '../../../prisma/repositories/plan-submissions-read.ts';
import { agencyDate } from '../../../prisma/repositories/settings.ts';
import { stackingDocumentsOf } from '../../../prisma/repositories/stacking-documents.ts';
import { readable } from '../../assigned-officer.ts';
import { route } from '../../route.ts';
import { nothing } from '../../schemas.ts';
import { temporalUrl } from '../../temporal-url.ts';
import { answer, params } from './read.schema.ts';

export const read = route({
  method: 'get',
  path: '/plan-submissions/{submissionId}',
  permission: 'personalisedServices.view',
  summary:
    'A plan as submitted, the differences to the version before, its timeline, and who may decide now (PS-10 to PS-15)',
  params,
  query: nothing,
  body: nothing,
  answer,
  refusals: ['notTheAssignee'],
  async handle({ deps, actor, params }) {
    const found = readable(await readSubmission(deps.db, actor, params.submissionId));
    const { assignedOfficerId, ...submission } = found;
    const { process, authors, state } = submission;
    const today = await agencyDate(deps.db, deps.clock.now());
    const delegated = await delegateFor(deps.db, actor.personId, today);
    const { waitingFor } = process;
    const decision = {
      me: actor,
      state,
      needs: process.needs,
      authors: authors.map(({ id }) => id),
      manager: process.waitingFor?.id ?? null,
      delegateFor: delegated.map(({ person }) => person.id),
    };
    const assignment = assignedOfficerId === null ? null : { officerId: assignedOfficerId };
    return {
      status: 200,
      body: {
        ...submission,
        process: { ...process, temporalUrl: temporalUrl(deps.env, actor, process.id) },
        waitingForOnLeave: waitingFor && (await leaveToday(deps.db, waitingFor.id, today)),
        stackingDocuments: await stackingDocumentsOf(deps.db, actor, submission.customer.id),
        may: {
          accept: mayAccept(decision),
          return: mayReturn(decision),
          handOver: mayHandOver(decision),
          withdraw: mayWithdraw({ me: actor, assignment, openSubmission: state === 'submitted' }),
        },
      },
    };
  },
});
