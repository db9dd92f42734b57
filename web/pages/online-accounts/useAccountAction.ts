/** How an action with an account is sent. The answer may hold a temporary password: it goes to who asked, and is kept in no cache. */
import { useRef } from 'react';
import type { AccountAction, Delivery } from '../../../domain/online-accounts/account-action.ts';
import type { AnswerOutcome } from '../../../domain/online-accounts/proof-of-identity.ts';
import { api } from '../../client/client.ts';
import type { AccountActionResult } from '../../client/model.ts';
import { useCommand } from '../../commands/useCommand.ts';

export type AskedAction = {
  action: AccountAction;
  customerId: string;
  accountId: string | null;
  revision: number;
  decision: 'accepted' | 'rejected' | 'cancelled';
  delivery?: Delivery;
  email?: string;
  reason?: string;
  proof?: { version: number; answers: Record<string, AnswerOutcome> };
};

export const useAccountAction = (
  onDone: (result: AccountActionResult) => void,
  onRefused: (asked: AskedAction) => void,
) => {
  const asked = useRef<AskedAction | null>(null);
  const command = useCommand(send, onDone, () => asked.current && onRefused(asked.current));
  return {
    ...command,
    run: (now: AskedAction) => {
      asked.current = now;
      command.run(now);
    },
  };
};

function send(asked: AskedAction, key: string) {
  const { action, customerId, revision, decision, delivery, email, reason, proof } = asked;
  const header = { 'Idempotency-Key': key, 'If-Match': `"${revision}"` };
  const privacyConfirmed = true as const;
  const accountId = asked.accountId ?? '';
  const shared = { privacyConfirmed, decision, ...(delivery ? { delivery } : {}) };
  switch (action) {
    case 'create':
      return api.POST('/customers/{customerId}/online-accounts', {
        params: { path: { customerId }, header },
        body: { ...shared, ...(email ? { email } : {}), proof: proof ?? { version: 1, answers: {} } },
      });
    case 'reissuePassword':
      return api.POST('/online-accounts/{accountId}/passwords', {
        params: { path: { accountId }, header },
        body: { ...shared, ...(proof ? { proof } : {}) },
      });
    case 'deactivate':
    case 'reactivate': {
      const body = { privacyConfirmed, decision, ...(reason ? { reason } : {}), ...(proof ? { proof } : {}) };
      const params = { path: { accountId }, header };
      return action === 'deactivate'
        ? api.POST('/online-accounts/{accountId}/deactivate', { params, body })
        : api.POST('/online-accounts/{accountId}/reactivate', { params, body });
    }
  }
}
