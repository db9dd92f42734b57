/** EM-25: the gateway's error codes as data, for a refusal at once and for a failure told by a receipt. */
export type CodeClass = 'number' | 'optedOut' | 'route' | 'ours' | 'temporary';
type Where = 'atOnce' | 'receipt';
type Row = { class: CodeClass | 'unknown'; where: Where; reason: string };

const row = (where: Where, cls: Row['class'], reason: string): Row => ({ class: cls, where, reason });

const codes: ReadonlyMap<number, Row> = new Map([
  [21211, row('atOnce', 'number', 'The mobile number is not valid')],
  [21614, row('atOnce', 'number', 'The number is not a mobile number')],
  [21635, row('atOnce', 'number', 'The number is a landline')],
  [21265, row('atOnce', 'number', 'The number is a short code, which can’t receive messages')],
  [21217, row('atOnce', 'number', 'The number does not appear to be valid')],
  [21610, row('atOnce', 'optedOut', 'The customer replied STOP; only START from the same phone lifts it')],
  [21408, row('atOnce', 'route', 'Our account may not send to this country')],
  [21612, row('atOnce', 'route', 'The gateway has no way from our sender to this number')],
  [21606, row('atOnce', 'route', 'Our sender may not send to this number')],
  [21659, row('atOnce', 'route', 'The gateway does not know our sender')],
  [20003, row('atOnce', 'ours', 'The gateway does not accept our credentials')],
  [20404, row('atOnce', 'ours', 'The gateway does not know our account')],
  [21603, row('atOnce', 'ours', 'The message had no sender')],
  [20429, row('atOnce', 'temporary', 'The gateway is asked too often')],
  [21611, row('atOnce', 'temporary', 'Too many messages of our sender wait at the gateway')],
  [21730, row('atOnce', 'temporary', 'The gateway could not take the message at that moment')],
  [30001, row('receipt', 'temporary', 'Too many messages waited at the gateway')],
  [30500, row('receipt', 'temporary', 'An error inside the gateway')],
  [30002, row('receipt', 'ours', 'Our account at the gateway is suspended')],
  [30005, row('receipt', 'number', 'The number is not in use')],
  [30006, row('receipt', 'number', 'The number is a landline, or its carrier can’t be reached')],
  [30007, row('receipt', 'route', 'The carrier filtered the message')],
  [30024, row('receipt', 'route', 'Our sender is not set up with this carrier')],
  [30034, row('receipt', 'route', 'Our sender is not registered')],
  // Reasons only. They count as permanent: before a message left, 30001 and 30500 alone are tried again; after it, nothing is.
  [30003, row('receipt', 'unknown', 'The phone could not be reached: switched off or out of reach')],
  [30004, row('receipt', 'unknown', 'The carrier or the recipient blocked the message')],
  [30036, row('receipt', 'unknown', 'It waited at the gateway for longer than it was valid')],
  [30008, row('receipt', 'unknown', 'The carrier gave no reason')],
]);

/**
 * What an error code means, with a sentence for people (EM-25, EM-28). A code counts only where its column says so: elsewhere its
 * class is `unknown`, as is that of a code we don't have, whose number the sentence keeps. Null: the gateway gave none.
 */
export function codeOf(code: number | null, where: Where): { class: CodeClass | 'unknown'; reason: string } {
  if (code === null) return { class: 'unknown', reason: 'The gateway gave no reason' };
  const known = codes.get(code);
  if (!known) return { class: 'unknown', reason: `The gateway gave a reason that we don’t know: ${code}` };
  return { class: known.where === where ? known.class : 'unknown', reason: known.reason };
}
