/** The SMS-gateway simulator for tests: in this process, over real HTTP on a free port. */
import { randomBytes } from 'node:crypto';
import { createSmsGateway, type SmsGateway, type SmsGatewayOptions } from '../../dev/sms-gateway/gateway.ts';
import { closeAtEnd } from './root-hooks.ts';

export type TestSmsGateway = SmsGateway & {
  /** What the worker and the API read: SMS_API_URL, SMS_ACCOUNT_SID, SMS_AUTH_TOKENS. */
  env: { SMS_API_URL: string; SMS_ACCOUNT_SID: string; SMS_AUTH_TOKENS: string };
};

/**
 * Starts one with an account of its own, in memory; stopped with the test process unless `close` came before.
 * By itself it takes every message to its handset at once; with `pace: 'byHand'` only when `settle()` is called, which does what is due
 * by its clock (the machine's, `clock`, or where `setClock` makes it stand still) and waits for the callbacks' answers.
 */
export async function startSmsGateway(options: Partial<SmsGatewayOptions> = {}): Promise<TestSmsGateway> {
  const gateway = await createSmsGateway({
    accountSid: `AC${randomBytes(16).toString('hex')}`,
    authTokens: [randomBytes(16).toString('hex')],
    delayMs: 0,
    retryPauseMs: 0,
    ...options,
  });
  closeAtEnd(gateway.close);
  const env = {
    SMS_API_URL: gateway.url,
    SMS_ACCOUNT_SID: gateway.accountSid,
    SMS_AUTH_TOKENS: gateway.authTokens.join(','),
  };
  return { ...gateway, env };
}
