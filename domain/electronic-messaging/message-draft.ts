/** What an officer has composed for a customer and not sent yet (EM-8, EM-19): the form's own fields, as they were left, and nothing else. */
import { longestInTemplate } from './template-record.ts';
import type { AskedContactTime } from './template.ts';

export type MessageDraft = {
  group: string;
  type: string;
  contactTime: AskedContactTime | '';
  /** A date, or what was typed so far. */
  byDate: string;
  receiptNumber: string;
  agencyPhone: string;
  paymentType: string;
  /** Those recorded as done, word for word (EM-42). */
  priorActions: string[];
  /** The specialised area whose contact advice was acknowledged (EM-11). */
  areaAcknowledged: string | null;
};

/** In characters; `priorActions`: how many. Longer ones are cut by the page and refused by the API. */
export const longestInDraft = {
  group: 100,
  type: longestInTemplate.type,
  byDate: 40,
  value: 60,
  priorAction: longestInTemplate.priorAction,
  priorActions: longestInTemplate.priorActions,
  area: 200,
} as const;
