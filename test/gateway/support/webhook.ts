import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import { z } from 'zod';
import { closeAtEnd } from '../../support/root-hooks.ts';

export type Received = {
  /** Path and query, as they came. */
  path: string;
  params: Record<string, string>;
  /** By Twilio's own check, over the public address with the query; null: no signature at all. */
  signed: boolean | null;
};

export type Webhook = {
  url: string;
  received: Received[];
  statuses(): string[];
  /** With what the next ones are answered (0: the connection is cut); then 204 again. */
  answerWith(...statuses: number[]): void;
  close(): Promise<void>;
};

/** A server that takes webhooks as our API will. */
export async function takeWebhooks(token: string): Promise<Webhook> {
  const received: Received[] = [];
  const answers: number[] = [];
  const server = createServer((req, res) => {
    void text(req).then((body) => {
      const params = Object.fromEntries(new URLSearchParams(body));
      const header = z.string().optional().parse(req.headers['x-twilio-signature']);
      const signed = header === undefined ? null : validateRequest(token, header, `${webhook.url}${req.url}`, params);
      received.push({ path: req.url ?? '', params, signed });
      const status = answers.shift() ?? 204;
      if (status === 0) res.socket?.destroy();
      else res.writeHead(status).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const webhook: Webhook = {
    url: `http://127.0.0.1:${address.port}`,
    received,
    statuses: () => received.map(({ params }) => params['MessageStatus'] ?? ''),
    answerWith: (...statuses) => void answers.push(...statuses),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  closeAtEnd(webhook.close);
  return webhook;
}
