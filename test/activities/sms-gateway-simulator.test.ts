/** The simulator and the adapter mean the same: each fault of a POST, its class, and what the handset got. */
import assert from 'node:assert/strict';
import type { SendOutcome } from '../../activities/gateways/sms/sms-gateway.ts';
import { createTwilioGateway } from '../../activities/gateways/sms/twilio-gateway.ts';
import type { FaultGiven } from '../../dev/sms-gateway/fault-table.ts';
import { startSmsGateway, type TestSmsGateway } from '../support/sms-gateway.ts';
import { until } from '../support/until.ts';
import { outgoing } from './sms-gateway-server.ts';

const unknown = (how: Extract<SendOutcome, { outcome: 'unknown' }>['how']): SendOutcome => ({
  outcome: 'unknown',
  how,
});
const refused = (code: number | null): Extract<SendOutcome, { outcome: 'refused' }> => ({
  outcome: 'refused',
  class: 'temporary',
  code,
  retryAfterSeconds: null,
});

/** `onHandset`: how many copies the handset gets, whatever the adapter was told. */
const faults: [fault: FaultGiven, expected: SendOutcome, onHandset: 0 | 1][] = [
  ['cutBefore', unknown('connectionLost'), 0],
  ['acceptThenCut', unknown('connectionLost'), 1],
  ['hangBefore', unknown('timeOut'), 1],
  ['acceptThenHang', unknown('timeOut'), 1],
  ['error500', unknown('serverError'), 0],
  ['error500Accepted', unknown('serverError'), 1],
  ['error503Html', unknown('serverError'), 0],
  ['error503HtmlAccepted', unknown('serverError'), 1],
  [{ name: 'tooMany', seconds: 3 }, { ...refused(20429), retryAfterSeconds: 3 }, 0],
  ['proxy403', { ...refused(null), alarm: true }, 0],
  [{ name: 'refused', code: 21610 }, { ...refused(21610), class: 'optedOut' }, 0],
  [{ name: 'refused', code: 21611 }, refused(21611), 0],
  ['cutBody', unknown('connectionLost'), 1],
  ['unreadableBody', unknown('unreadable'), 1],
];

describe('SMS gateway: against the simulator', () => {
  let simulator: TestSmsGateway;
  beforeEach(async () => {
    simulator = await startSmsGateway({ pace: 'byHand' });
  });
  afterEach(() => simulator.close());

  for (const [fault, expected, onHandset] of faults) {
    const name = typeof fault === 'string' ? fault : `${fault.name} ${fault.code ?? ''}`.trimEnd();
    it(`EM-26 ${name}: ${expected.outcome}, with ${onHandset} on the handset and one POST`, async () => {
      const [authToken = ''] = simulator.authTokens;
      const gateway = createTwilioGateway({
        accountSid: simulator.accountSid,
        authToken,
        apiUrl: simulator.url,
        publicUrl: 'http://127.0.0.1:9',
        timeoutMs: name.includes('ang') ? 300 : 5_000,
      });
      simulator.fault(outgoing.to, fault);
      assert.deepEqual(await gateway.send(outgoing), expected);
      simulator.release();
      await until('what was held to go on', () => Promise.resolve(simulator.posts().length > 0));
      await simulator.settle();
      assert.equal(simulator.posts().length, 1);
      const got = simulator.ledger(outgoing.to);
      assert.equal(got.length, onHandset);
      for (const { body, from, attempt } of got)
        assert.deepEqual([body, from, attempt], [outgoing.body, outgoing.from, outgoing.attemptId]);
    });
  }
});
