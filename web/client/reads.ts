/** What pages read, each with its place among the queries: live changes find them by it. */
import { queryOptions } from '@tanstack/react-query';
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

export const managersQuery = queryOptions({
  queryKey: ['people', 'serviceManager'],
  queryFn: ({ signal }) => answer(api.GET('/people', { params: { query: { role: 'serviceManager' } }, signal })),
});

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
