/** What other systems call, outside the API: no session, no token, a signature. */
import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { signed } from './signed.ts';
import { smsInbound } from './sms-inbound.ts';
import { smsStatus } from './sms-status.ts';

/** To be used below /webhooks. */
export function webhooks(deps: Deps): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.post('/sms/status', signed(deps.env, '/webhooks/sms/status'), smsStatus(deps));
  router.post('/sms/inbound', signed(deps.env, '/webhooks/sms/inbound'), smsInbound(deps));
  return router;
}
