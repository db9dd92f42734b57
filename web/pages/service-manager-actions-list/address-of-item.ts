import type { ManagerAction } from '../../client/model.ts';
import { addresses } from '../../frame/menu.ts';

/** The window that an item of the list opens, by what it is about. */
export const addressOfItem = ({
  submissionId,
  referralId,
}: Pick<ManagerAction, 'submissionId' | 'referralId'>): string =>
  submissionId === null ? addresses.referralDecision(referralId ?? '') : addresses.decision(submissionId);
