/** The keywords of carriers, as the gateway takes them: the whole reply, in any case (EM-5). */
const stop = ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'OPTOUT', 'REVOKE'];
const start = ['START', 'UNSTOP', 'YES'];

/** What a reply asks of the carrier; null: nothing. */
export function keywordOf(reply: string): 'stop' | 'start' | null {
  const word = reply.trim().toUpperCase();
  if (stop.includes(word)) return 'stop';
  return start.includes(word) ? 'start' : null;
}
