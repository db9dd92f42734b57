/** Where a request comes from, for the audit trail. */
import type { Request, Response } from 'express';
import type { Actor } from './actor.ts';

/** From where the page was opened that asks: the address of the page before (ids only), or the work item. */
export const openedFromHeader = 'Casewright-Opened-From';

const ids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
/** Could this be an id or an address of ours? A CSID or a telephone number is none: what somebody typed is not kept. */
const isAddress = (text: string) => /^[A-Za-z0-9/._:-]{1,200}$/.test(text) && !/\d{6}/.test(text.replace(ids, ''));

export const originOf = (req: Request, res: Response): Actor['from'] => ({
  requestId: String(res.locals.requestId ?? ''),
  address: req.ip ?? '',
  client: (req.get('user-agent') ?? '').slice(0, 200),
  why: openedFrom(req),
});

/** An address of the console or an id; anything else is nobody's page. */
function openedFrom(req: Request): string | null {
  const given = req.get(openedFromHeader) ?? '';
  return isAddress(given) ? given : null;
}
