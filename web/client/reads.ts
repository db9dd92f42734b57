/** What pages read, each with its place among the queries: live changes find them by it. */
import { queryOptions } from '@tanstack/react-query';
import type { Role } from '../../domain/people/roles.ts';
import { answer, api } from './client.ts';

export const customerQuery = (customerId: string) =>
  queryOptions({
    queryKey: ['customer', customerId],
    queryFn: ({ signal }) => answer(api.GET('/customers/{customerId}', { params: { path: { customerId } }, signal })),
  });

export const personalisedServicesQuery = (customerId: string) =>
  queryOptions({
    queryKey: ['personalisedServices', customerId],
    queryFn: ({ signal }) =>
      answer(api.GET('/customers/{customerId}/personalised-services', { params: { path: { customerId } }, signal })),
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

/** Its word changes by time alone for some minutes after it was handed over: it is read again until then. */
export const messageQuery = (messageId: string) =>
  queryOptions({
    queryKey: ['message', messageId],
    queryFn: ({ signal }) => answer(api.GET('/messages/{messageId}', { params: { path: { messageId } }, signal })),
    refetchInterval: ({ state }) => (state.data?.status.pluto === 'Sent to open text' ? 20_000 : false),
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
