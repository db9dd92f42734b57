/** What pages read, each with its place among the queries: live changes find them by it. */
import { queryOptions } from '@tanstack/react-query';
import type { List } from '../../domain/lists.ts';
import type { Role } from '../../domain/people/roles.ts';
import { answer, api } from './client.ts';

export const customerQuery = (customerId: string) =>
  queryOptions({
    queryKey: ['customer', customerId],
    queryFn: ({ signal }) => answer(api.GET('/customers/{customerId}', { params: { path: { customerId } }, signal })),
  });

export const customerDetailsQuery = (customerId: string) =>
  queryOptions({
    queryKey: ['customerDetails', customerId],
    queryFn: ({ signal }) =>
      answer(api.GET('/customers/{customerId}/details', { params: { path: { customerId } }, signal })),
  });

export const productsAndServicesQuery = (customerId: string) =>
  queryOptions({
    queryKey: ['productsAndServices', customerId],
    queryFn: ({ signal }) =>
      answer(api.GET('/customers/{customerId}/products-and-services', { params: { path: { customerId } }, signal })),
  });

export const personalisedServicesQuery = (customerId: string) =>
  queryOptions({
    queryKey: ['personalisedServices', customerId],
    queryFn: ({ signal }) =>
      answer(api.GET('/customers/{customerId}/personalised-services', { params: { path: { customerId } }, signal })),
  });

export const onlineAccountsQuery = (customerId: string) =>
  queryOptions({
    queryKey: ['onlineAccounts', customerId],
    queryFn: ({ signal }) =>
      answer(api.GET('/customers/{customerId}/online-accounts', { params: { path: { customerId } }, signal })),
  });

export const channelPreferencesQuery = (customerId: string) =>
  queryOptions({
    queryKey: ['channelPreferences', customerId],
    queryFn: ({ signal }) =>
      answer(api.GET('/customers/{customerId}/channel-preferences', { params: { path: { customerId } }, signal })),
  });

export const proofQuestionsQuery = () =>
  queryOptions({
    queryKey: ['proofQuestions'],
    queryFn: ({ signal }) => answer(api.GET('/proof-questions', { signal })),
  });

export const channelProductsQuery = () =>
  queryOptions({
    queryKey: ['channelProducts'],
    queryFn: ({ signal }) => answer(api.GET('/channel-products', { signal })),
  });

export const submissionQuery = (submissionId: string) =>
  queryOptions({
    queryKey: ['submission', submissionId],
    queryFn: ({ signal }) =>
      answer(api.GET('/plan-submissions/{submissionId}', { params: { path: { submissionId } }, signal })),
  });

export const transferReferralQuery = (referralId: string) =>
  queryOptions({
    queryKey: ['transferReferral', referralId],
    queryFn: ({ signal }) =>
      answer(api.GET('/transfer-referrals/{referralId}', { params: { path: { referralId } }, signal })),
  });

export const messageFormQuery = (customerId: string) =>
  queryOptions({
    queryKey: ['messageForm', customerId],
    queryFn: ({ signal }) =>
      answer(api.GET('/customers/{customerId}/message-form', { params: { path: { customerId } }, signal })),
  });

/** Desktop Messaging of Customer First; with the choice by which something is composed (EM-38). */
export const desktopMessagingQuery = (customerId: string, choiceId?: string) =>
  queryOptions({
    queryKey: ['customerFirst', customerId, choiceId ?? ''],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/customers/{customerId}/customer-first', {
          params: { path: { customerId }, query: choiceId ? { choiceId } : {} },
          signal,
        }),
      ),
  });

/** Its word changes by time alone for some minutes after it was handed over: it is read again until then. */
export const messageQuery = (messageId: string) =>
  queryOptions({
    queryKey: ['message', messageId],
    queryFn: ({ signal }) => answer(api.GET('/messages/{messageId}', { params: { path: { messageId } }, signal })),
    refetchInterval: ({ state }) => (state.data?.status?.pluto === 'Sent to open text' ? 20_000 : false),
  });

/** An email or letter; the same. */
export const correspondenceQuery = (correspondenceId: string) =>
  queryOptions({
    queryKey: ['emailOrLetter', correspondenceId],
    queryFn: ({ signal }) =>
      answer(api.GET('/correspondence/{correspondenceId}', { params: { path: { correspondenceId } }, signal })),
    refetchInterval: ({ state }) => (state.data?.status.pluto === 'Sent to open text' ? 20_000 : false),
  });

/** What administrators keep and officers pick from; retired entries come last. */
export const listQuery = (list: List) =>
  queryOptions({
    queryKey: ['list', list],
    queryFn: ({ signal }) => answer(api.GET('/lists/{list}', { params: { path: { list } }, signal })),
  });

export const fdvReviewsQuery = (customerId: string) =>
  queryOptions({
    queryKey: ['fdvReviews', customerId],
    queryFn: ({ signal }) =>
      answer(api.GET('/customers/{customerId}/fdv-reviews', { params: { path: { customerId } }, signal })),
  });

/** Whom one can ask today (EM-8). */
export const fdvConsultantsQuery = queryOptions({
  queryKey: ['fdvConsultants'],
  queryFn: ({ signal }) => answer(api.GET('/fdv-consultants', { signal })),
});

export const fdvConsultationQuery = (consultationId: string) =>
  queryOptions({
    queryKey: ['fdvConsultation', consultationId],
    queryFn: ({ signal }) =>
      answer(api.GET('/fdv-consultations/{consultationId}', { params: { path: { consultationId } }, signal })),
  });

export const preCallFollowUpQuery = (messageId: string) =>
  queryOptions({
    queryKey: ['preCallFollowUp', messageId],
    queryFn: ({ signal }) =>
      answer(api.GET('/pre-call-follow-ups/{messageId}', { params: { path: { messageId } }, signal })),
  });

export const preCallReportQuery = (period: { from: string; to: string }) =>
  queryOptions({
    queryKey: ['preCallReport', period],
    queryFn: ({ signal }) => answer(api.GET('/reports/pre-call-messages', { params: { query: period }, signal })),
  });

export const incidentReportQuery = (period: { from: string; to: string }) =>
  queryOptions({
    queryKey: ['incidentReport', period],
    queryFn: ({ signal }) => answer(api.GET('/reports/incidents', { params: { query: period }, signal })),
  });

export const sendingQuery = queryOptions({
  queryKey: ['sending'],
  queryFn: ({ signal }) => answer(api.GET('/sending', { signal })),
});

/** Active staff; `role`: only who has it. */
export const peopleQuery = (role?: Role) =>
  queryOptions({
    queryKey: ['people', role ?? 'all'],
    queryFn: ({ signal }) => answer(api.GET('/people', { params: { query: role ? { role } : {} }, signal })),
  });
export const managersQuery = peopleQuery('serviceManager');

export const workloadQuery = queryOptions({
  queryKey: ['workload'],
  queryFn: ({ signal }) => answer(api.GET('/allocation/workload', { signal })),
});

export const leaveQuery = queryOptions({
  queryKey: ['leave'],
  queryFn: ({ signal }) => answer(api.GET('/leave', { signal })),
});

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => answer(api.GET('/settings', { signal })),
});

export const templatesQuery = queryOptions({
  queryKey: ['templates'],
  queryFn: ({ signal }) => answer(api.GET('/templates', { signal })),
});

export const templateQuery = (templateId: string) =>
  queryOptions({
    queryKey: ['template', templateId],
    queryFn: ({ signal }) => answer(api.GET('/templates/{templateId}', { params: { path: { templateId } }, signal })),
  });

export const userQuery = (personId: string) =>
  queryOptions({
    queryKey: ['user', personId],
    queryFn: ({ signal }) => answer(api.GET('/users/{personId}', { params: { path: { personId } }, signal })),
  });

export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: ({ signal }) => answer(api.GET('/teams', { signal })),
});

export const belongingsQuery = (personId: string) =>
  queryOptions({
    queryKey: ['belongings', personId],
    queryFn: ({ signal }) =>
      answer(api.GET('/people/{personId}/belongings', { params: { path: { personId } }, signal })),
  });

export const leaversQuery = queryOptions({
  queryKey: ['leavers'],
  queryFn: ({ signal }) => answer(api.GET('/leavers', { signal })),
});

export const auditChainQuery = queryOptions({
  queryKey: ['auditChain'],
  queryFn: ({ signal }) => answer(api.GET('/audit/chain', { signal })),
});

export const auditActionsQuery = queryOptions({
  queryKey: ['auditActions'],
  queryFn: ({ signal }) => answer(api.GET('/audit/actions', { signal })),
});

export const incidentQuery = (incidentId: string) =>
  queryOptions({
    queryKey: ['incident', incidentId],
    queryFn: ({ signal }) => answer(api.GET('/incidents/{incidentId}', { params: { path: { incidentId } }, signal })),
  });

/** For SAS: what was sent to that number around that time (EM-36). */
export const incidentCandidatesQuery = (incidentId: string) =>
  queryOptions({
    queryKey: ['incidentCandidates', incidentId],
    queryFn: ({ signal }) =>
      answer(api.GET('/incidents/{incidentId}/candidates', { params: { path: { incidentId } }, signal })),
  });
