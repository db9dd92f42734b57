import type { Message } from './message.ts';
import { messageResource } from './message-resource.ts';
import { twilioError, type TwilioError } from './twilio-errors.ts';

const ordinaryPage = 50;
const largestPage = 1000;

/** Lists show it: no fault hides it any more. */
export const isListed = ({ hiddenUntil }: Message, now: number): boolean =>
  hiddenUntil === null || (hiddenUntil !== 'told' && hiddenUntil <= now);

/**
 * One page of Twilio's list: newest first, filtered by To, From and DateSent (what has not been sent has none, so that filter hides it).
 * `messages` in the order of their creation. Returns the JSON, or the refusal of a parameter.
 */
export function listPage(
  messages: readonly Message[],
  query: URLSearchParams,
  { accountSid, now }: { accountSid: string; now: number },
): Record<string, unknown> | { refused: TwilioError } {
  const sent = sentFilter(query);
  if (sent === null) return { refused: twilioError(20001, 'DateSent') };
  const size = Number(query.get('PageSize') ?? ordinaryPage);
  const page = Number(query.get('Page') ?? 0);
  if (!Number.isInteger(size) || size < 1) return { refused: twilioError(20001, 'PageSize') };
  if (!Number.isInteger(page) || page < 0) return { refused: twilioError(20001, 'Page') };
  const [to, from] = [query.get('To'), query.get('From')];
  const found = messages.filter(
    (message) =>
      isListed(message, now) && (!to || message.to === to) && (!from || message.from === from) && sent(message.sentAt),
  );
  found.reverse();

  const pageSize = Math.min(size, largestPage);
  // the token names the message before the page: a new one on top moves nothing to another page
  const token = /^PA(.+)$/.exec(query.get('PageToken') ?? '')?.[1];
  const before = token === undefined ? -1 : found.findIndex((message) => message.sid === token);
  const start = token === undefined ? page * pageSize : before + 1;
  const shown = found.slice(start, start + pageSize);
  const uri = (number: number, after: Message | undefined): string => {
    const filters = [...query].filter(([name]) => !['Page', 'PageToken', 'PageSize'].includes(name));
    const params = new URLSearchParams([...filters, ['PageSize', String(pageSize)], ['Page', String(number)]]);
    if (after) params.set('PageToken', `PA${after.sid}`);
    return `/2010-04-01/Accounts/${accountSid}/Messages.json?${params.toString()}`;
  };
  return {
    end: start + Math.max(shown.length - 1, 0),
    first_page_uri: uri(0, undefined),
    next_page_uri: start + pageSize < found.length ? uri(page + 1, shown.at(-1)) : null,
    page,
    page_size: pageSize,
    previous_page_uri: page > 0 ? uri(page - 1, found[start - pageSize - 1]) : null,
    messages: shown.map((message) => messageResource(message, accountSid)),
    start,
    uri: uri(page, found[start - 1]),
  };
}

/** Each given day or instant is GMT; a day alone means its midnight, and with `DateSent=` all of it. Null: one can't be read. */
function sentFilter(query: URLSearchParams): ((sentAt: number | null) => boolean) | null {
  const tests: ((sentAt: number) => boolean)[] = [];
  for (const name of ['DateSent', 'DateSent<', 'DateSent>'] as const) {
    const given = query.get(name);
    if (!given) continue;
    const isDay = /^\d{4}-\d{2}-\d{2}$/.test(given);
    const from = Date.parse(isDay ? `${given}T00:00:00Z` : given);
    if (Number.isNaN(from)) return null;
    if (name === 'DateSent<') tests.push((sentAt) => sentAt <= from);
    else if (name === 'DateSent>') tests.push((sentAt) => sentAt >= from);
    else tests.push((sentAt) => sentAt >= from && sentAt < from + (isDay ? 86_400_000 : 1000));
  }
  return (sentAt) => tests.length === 0 || (sentAt !== null && tests.every((test) => test(sentAt)));
}
