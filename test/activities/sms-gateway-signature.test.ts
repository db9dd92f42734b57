/** EM-27: only a valid signature is believed. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { createTwilioGateway } from '../../activities/gateways/sms/twilio-gateway.ts';
import { isSignedBy } from '../../activities/gateways/sms/webhook-signature.ts';
import { startSmsGateway } from '../support/sms-gateway.ts';
import { outgoing } from './sms-gateway-server.ts';

const [primary, secondary] = ['a1'.repeat(16), 'b2'.repeat(16)];
const address = 'https://casewright.example:8443/webhooks/sms/status?attempt=0198b0c4-7f6e-7c3a-9a51-2f4f6b7d8e90';
const params = {
  MessageSid: `SM${'1b'.repeat(16)}`,
  MessageStatus: 'delivered',
  To: '+61491570006',
  From: 'Child Supp',
};
const signature = getExpectedTwilioSignature(primary, address, params);

describe('SMS gateway: signatures', () => {
  it('EM-27 believes what one of the tokens signed, also while they are being changed', () => {
    assert.ok(isSignedBy([primary], signature, address, params));
    assert.ok(isSignedBy([secondary, primary], signature, address, params));
    assert.ok(
      isSignedBy([primary, secondary], getExpectedTwilioSignature(secondary, address, params), address, params),
    );
  });

  it('EM-27 leaves the fragment of the configured address out', () => {
    assert.ok(isSignedBy([primary], signature, `${address}#rc=5&rp=all`, params));
  });

  const others: [title: string, tokens: string[], given: string, url: string, params: Record<string, string>][] = [
    ['another account’s token', [secondary], signature, address, params],
    ['no token at all', [], signature, address, params],
    ['an empty token', [''], getExpectedTwilioSignature('', address, params), address, params],
    ['no signature', [primary], '', address, params],
    ['half of the signature', [primary], signature.slice(0, 14), address, params],
    ['another status', [primary], signature, address, { ...params, MessageStatus: 'failed' }],
    ['a parameter more', [primary], signature, address, { ...params, ErrorCode: '30003' }],
    ['a parameter less', [primary], signature, address, { MessageSid: params.MessageSid }],
    ['another attempt', [primary], signature, address.replace('8e90', '8e91'), params],
    ['the address without its query', [primary], signature, address.replace(/\?.*/, ''), params],
    ['another port', [primary], signature, address.replace('8443', '9443'), params],
    ['another host', [primary], signature, address.replace('casewright', 'elsewhere'), params],
    ['the same over HTTP', [primary], signature, address.replace('https', 'http'), params],
  ];
  for (const [title, tokens, given, url, changed] of others)
    it(`EM-27 does not believe ${title}`, () => assert.ok(!isSignedBy(tokens, given, url, changed)));

  it('EM-27 believes the receipts that the simulator posts, and not its forged ones', async () => {
    const told: { believed: boolean; status: string | null; attempt: string | null }[] = [];
    const simulator = await startSmsGateway({ pace: 'byHand' });
    const receiver = createServer((request, response) => {
      void text(request).then((body) => {
        const form = Object.fromEntries(new URLSearchParams(body));
        const url = new URL(request.url ?? '', publicUrl);
        const believed = isSignedBy(
          simulator.authTokens,
          String(request.headers['x-twilio-signature'] ?? ''),
          `${publicUrl}${request.url}`,
          form,
        );
        told.push({ believed, status: form['MessageStatus'] ?? null, attempt: url.searchParams.get('attempt') });
        response.writeHead(204).end();
      });
    }).listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    const bound = receiver.address();
    const publicUrl = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}`;
    try {
      const [authToken = ''] = simulator.authTokens;
      const gateway = createTwilioGateway({ ...simulator, authToken, apiUrl: simulator.url, publicUrl });
      simulator.fault(outgoing.to, 'callbacksForged');
      await gateway.send(outgoing);
      await simulator.settle();
    } finally {
      receiver.close();
      await simulator.close();
    }
    assert.deepEqual(
      told.filter(({ believed }) => !believed).map(({ status }) => status),
      ['undelivered'],
    );
    const believed = told.filter((receipt) => receipt.believed);
    assert.equal(believed.at(-1)?.status, 'delivered');
    assert.ok(believed.every(({ attempt }) => attempt === outgoing.attemptId));
  });
});
