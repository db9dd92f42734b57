/** Posts to our webhooks as the SMS gateway does: form fields, signed over the public address and all parameters. */
import { createHmac, randomUUID } from 'node:crypto';

/** As the gateway names a message. */
export const newSid = () => `SM${randomUUID().replaceAll('-', '')}`;

/** As the gateway publishes it: the address, then every parameter in order, name and value without anything between. */
export function signatureOf(token: string, url: string, params: Record<string, string>): string {
  const sorted = Object.entries(params).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHmac('sha1', token)
    .update(url + sorted.flat().join(''), 'utf8')
    .digest('base64');
}

export type Posting = {
  /** Where the API listens. */
  url: string;
  /** Where the gateway believes it is. */
  publicUrl: string;
  /** With its query. */
  path: string;
  params: Record<string, string>;
  token?: string;
  /** In place of the right one; null: none. */
  signature?: string | null;
  headers?: Record<string, string>;
  body?: string;
};

/** Returns the status. */
export async function postAsGateway(p: Posting): Promise<number> {
  const right = signatureOf(p.token ?? 'test-token', `${p.publicUrl}${p.path}`, p.params);
  const signature = p.signature === undefined ? right : p.signature;
  const response = await fetch(`${p.url}${p.path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...(signature === null ? {} : { 'x-twilio-signature': signature }),
      ...p.headers,
    },
    body: p.body ?? new URLSearchParams(p.params).toString(),
  });
  await response.arrayBuffer();
  return response.status;
}
