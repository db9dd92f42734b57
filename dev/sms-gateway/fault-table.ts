/** Everything that can go wrong at the simulated gateway, by name. */
import { z } from 'zod';

/**
 * Of one group a message has one fault, except `callbacks`, which may be several.
 * `answer`: how the create is answered. `fate`: what becomes of the message. `list`: when lists show it. `read`: how a fetch or list is
 * answered. `outage`: for all numbers, from now on.
 */
export const faultTable = {
  cutBefore: { group: 'answer', what: 'The connection is cut before anything was accepted.' },
  hangBefore: {
    group: 'answer',
    what: 'Nothing is accepted or answered until released; then the message is, even if its caller has gone.',
  },
  acceptThenCut: { group: 'answer', what: 'The message is accepted, then the connection is cut without an answer.' },
  acceptThenHang: { group: 'answer', what: 'The message is accepted, the answer comes only when released.' },
  error500: { group: 'answer', what: 'Answers 500 (20500) without accepting the message.' },
  error500Accepted: { group: 'answer', what: 'Accepts the message and answers 500 (20500).' },
  error503Html: { group: 'answer', what: 'Answers 503 with a page of HTML, without accepting the message.' },
  error503HtmlAccepted: { group: 'answer', what: 'Accepts the message and answers 503 with a page of HTML.' },
  tooMany: {
    group: 'answer',
    what: 'Answers 429 (20429) with Retry-After (`seconds`, 1), without accepting the message.',
  },
  proxy403: {
    group: 'answer',
    what: 'Answers 403 with a page of HTML, as a proxy in between would, without accepting the message.',
  },
  refused: {
    group: 'answer',
    what: 'Answers with the refusal that `code` names (21610), without accepting the message.',
  },
  cutBody: {
    group: 'answer',
    what: 'Accepts the message, answers 201 and cuts the connection in the middle of the body.',
  },
  unreadableBody: {
    group: 'answer',
    what: 'Accepts the message and answers 201 with half of the JSON, as though that were all.',
  },
  failed: { group: 'fate', what: 'The message ends failed with `code` (30001) before it was sent.' },
  undelivered: {
    group: 'fate',
    what: 'The message is sent and, after `seconds` (0), ends undelivered with `code` (30003).',
  },
  noReceipt: { group: 'fate', what: 'The handset gets the message, but its status stays sent for ever.' },
  slowQueue: {
    group: 'fate',
    what: 'The message waits in the queue for `seconds` (a minute longer than its ValidityPeriod); past that it fails with 30036.',
  },
  callbacksEarly: { group: 'callbacks', what: 'The callbacks up to sent are posted before the create is answered.' },
  callbacksDoubled: { group: 'callbacks', what: 'Every callback is posted twice.' },
  callbacksShuffled: { group: 'callbacks', what: 'All callbacks are posted at the end, the last first.' },
  callbacksLate: { group: 'callbacks', what: 'Every callback comes late by `seconds` (a day).' },
  callbacksLost: { group: 'callbacks', what: 'No callback is posted.' },
  callbacksForged: {
    group: 'callbacks',
    what: 'Before the first callback comes another with a wrong signature: undelivered, 30005.',
  },
  callbacksUnsigned: {
    group: 'callbacks',
    what: 'Before the first callback comes another without a signature: undelivered, 30005.',
  },
  callbacksContradict: {
    group: 'callbacks',
    what: 'After the final callback comes a signed one that says the opposite; a fetch tells the truth.',
  },
  listLag: { group: 'list', what: 'Lists leave the message out for `seconds` (120); a fetch finds it.' },
  listLagLong: {
    group: 'list',
    what: 'Lists leave the message out for `seconds` (18,000: longer than settlement); a fetch finds it.',
  },
  listLagUntilTold: { group: 'list', what: 'Lists leave the message out until they are told to show everything.' },
  readCut: { group: 'read', what: 'The next fetch or list is cut off.' },
  readHang: { group: 'read', what: 'The next fetch or list is answered only when released.' },
  read503: { group: 'read', what: 'The next fetch or list answers 503 with a page of HTML.' },
  readTooMany: { group: 'read', what: 'The next fetch or list answers 429 with Retry-After (`seconds`, 1).' },
  callbacksOut: { group: 'outage', what: 'For `seconds` (an hour) from now no callback of any message is posted.' },
} as const satisfies Record<string, { group: string; what: string }>;

export type FaultName = keyof typeof faultTable;
export type FaultGroup = (typeof faultTable)[FaultName]['group'];

const isFaultName = (name: string): name is FaultName => Object.hasOwn(faultTable, name);
export const faultNames = Object.keys(faultTable).filter(isFaultName);
export const groupOf = (name: FaultName): FaultGroup => faultTable[name].group;

const name = z.enum(faultNames);
const detailed = z.strictObject({
  name,
  code: z.int().min(10_000).max(99_999).optional(),
  seconds: z.number().min(0).max(604_800).optional(),
});
export type Fault = z.output<typeof detailed>;

/** A fault by its name alone, or with `code` and `seconds`. */
export const faultSchema = z.union([name.transform((given): Fault => ({ name: given })), detailed]);
export type FaultGiven = z.input<typeof faultSchema>;

/** One set of faults, for one create: at most one of a group, except `callbacks`. */
export const faultSetSchema = z.array(faultSchema).superRefine((faults, context) => {
  const groups = faults.map((fault) => groupOf(fault.name)).filter((group) => group !== 'callbacks');
  if (new Set(groups).size < groups.length)
    context.addIssue({ code: 'custom', message: 'Only faults of the group callbacks go together.' });
});

const chance = z.number().min(0).max(1);
/** How often each fault comes by chance; within a group (except `callbacks`, drawn one by one) all together at most always. */
export const mixSchema = z.partialRecord(name, chance).superRefine((mix, context) => {
  const sums = new Map<FaultGroup, number>();
  for (const each of faultNames) sums.set(groupOf(each), (sums.get(groupOf(each)) ?? 0) + (mix[each] ?? 0));
  for (const group of ['answer', 'fate', 'list', 'read'] as const)
    if ((sums.get(group) ?? 0) > 1) context.addIssue({ code: 'custom', message: `${group}: together more than 1.` });
  if (sums.get('outage')) context.addIssue({ code: 'custom', message: 'callbacksOut begins at once, not by chance.' });
});
export type Mix = z.output<typeof mixSchema>;
