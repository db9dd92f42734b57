/** EM-27: only what the gateway signed is believed. */
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';

/**
 * Whether one of the account's tokens made this signature over the address and all parameters. While tokens are being changed there are
 * two, and only the primary one signs. `url` is the configured public address with its query, as the gateway was given it; a fragment
 * is left out, since it is not sent.
 */
export function isSignedBy(
  tokens: readonly string[],
  signature: string,
  url: string,
  params: Record<string, string>,
): boolean {
  const [signedUrl = ''] = url.split('#');
  // anybody can sign with an empty token
  return tokens.some((token) => token !== '' && validateRequest(token, signature, signedUrl, params));
}
