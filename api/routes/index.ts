/** Every route below /api/v1, by resource. */
import { isInEdition, type Edition } from '../../domain/online-accounts/edition.ts';
import type { Route } from '../route.ts';
import { allocationRoutes } from './allocation/index.ts';
import { assignmentRoutes } from './assignments/index.ts';
import { auditRoutes } from './audit/index.ts';
import { channelPreferenceRoutes } from './channel-preferences/index.ts';
import { commandRoutes } from './commands/index.ts';
import { correspondenceRoutes } from './correspondence/index.ts';
import { customerDetailRoutes } from './customer-details/index.ts';
import { customerFirstRoutes } from './customer-first/index.ts';
import { customerRoutes } from './customers/index.ts';
import { factRoutes } from './facts/index.ts';
import { fdvRoutes } from './fdv/index.ts';
import { incidentRoutes } from './incidents/index.ts';
import { internalReferralRoutes } from './internal-referrals/index.ts';
import { leaveRoutes } from './leave/index.ts';
import { listRoutes } from './lists/index.ts';
import { managerActionRoutes } from './manager-actions/index.ts';
import { messageRoutes } from './messages/index.ts';
import { officerActionRoutes } from './officer-actions/index.ts';
import { onlineAccountHistoryRoutes } from './online-account-history/index.ts';
import { onlineAccountRoutes } from './online-accounts/index.ts';
import { operationsRoutes } from './operations/index.ts';
import { operatorActionRoutes } from './operator-actions/index.ts';
import { optOutRoutes } from './opt-outs/index.ts';
import { peopleRoutes } from './people/index.ts';
import { preCallFollowUpRoutes } from './pre-call-follow-ups/index.ts';
import { planSubmissionRoutes } from './plan-submissions/index.ts';
import { planRoutes } from './plans/index.ts';
import { recordRoutes } from './records/index.ts';
import { reportRoutes } from './reports/index.ts';
import { restrictedReassignmentRoutes } from './restricted-reassignments/index.ts';
import { savedFilterRoutes } from './saved-filters/index.ts';
import { sendingRoutes } from './sending/index.ts';
import { sessionRoutes } from './session/index.ts';
import { settingsRoutes } from './settings/index.ts';
import { teamRoutes } from './teams/index.ts';
import { templateRoutes } from './templates/index.ts';
import { transferReferralRoutes } from './transfer-referrals/index.ts';
import { userRoutes } from './users/index.ts';
import { workItemRoutes } from './work-items/index.ts';
import { stackingDocumentRoutes } from './stacking-documents/index.ts';

export const routes: readonly Route[] = [
  ...sessionRoutes,
  ...peopleRoutes,
  ...leaveRoutes,
  ...userRoutes,
  ...teamRoutes,
  ...settingsRoutes,
  ...templateRoutes,
  ...listRoutes,
  ...operationsRoutes,
  ...operatorActionRoutes,
  ...auditRoutes,
  ...commandRoutes,
  ...factRoutes,
  ...allocationRoutes,
  ...assignmentRoutes,
  ...customerRoutes,
  ...customerDetailRoutes,
  ...optOutRoutes,
  ...internalReferralRoutes,
  ...managerActionRoutes,
  ...officerActionRoutes,
  ...planRoutes,
  ...planSubmissionRoutes,
  ...stackingDocumentRoutes,
  ...transferReferralRoutes,
  ...restrictedReassignmentRoutes,
  ...workItemRoutes,
  ...savedFilterRoutes,
  ...messageRoutes,
  ...correspondenceRoutes,
  ...customerFirstRoutes,
  ...recordRoutes,
  ...fdvRoutes,
  ...incidentRoutes,
  ...preCallFollowUpRoutes,
  ...reportRoutes,
  ...sendingRoutes,
  ...onlineAccountRoutes,
  ...onlineAccountHistoryRoutes,
  ...channelPreferenceRoutes,
];

/** Those of an installation's edition (ONLINE_ACCOUNTS); what the other edition has is absent. */
export const routesOf = (edition: Edition): readonly Route[] =>
  routes.filter(({ permission }) => isInEdition(permission, edition));
