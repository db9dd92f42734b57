import type { Chip } from '../../lists/list-types.ts';

/** What an item asks of the manager, in the procedure's words (RS-5). */
const kinds: Record<string, string> = {
  planDecision: 'CMP Approval',
  monitorApproval: 'Monitor Approval',
  transferApproval: 'Transfer Approval',
  reassignRestricted: 'Reassign: the officer may not see the customer any more',
  monitoringLapsed: 'Monitoring up to 90 Days is over',
};

/** To choose by. */
export const itemKindChips: Chip<string>[] = Object.entries(kinds).map(([value, label]) => ({ value, label }));

export const itemKind = (kind: string): string => kinds[kind] ?? kind;

/** Told so that the manager knows; there is nothing to decide (PS-19). */
export const isOnlyTold = (kind: string): boolean => kind === 'monitoringLapsed';
