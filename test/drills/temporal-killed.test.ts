import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { accept, aSubmission, aWrittenPlan, handOver, sendBack, told } from '../support/drill-acts.ts';
import { drillHouse, type DrillHouse } from '../support/drill-house.ts';
import { consistent, truthful } from '../support/drill-oracle.ts';
import { holdRow, untilAllWait } from '../support/held-recording.ts';

describe('Temporal killed and started again on its data, alone and with everything else', function () {
  this.timeout(120_000);
  let house: DrillHouse;
  before(async () => (house = await drillHouse()));
  beforeEach(() => house.allUp());

  it('PS-10 a plan submitted while Temporal is away is taken, and its approval begins once; open ones go on; a decision is given up, or kept where it may wait', async () => {
    const [open, toExpire, toWait] = await Promise.all([aSubmission(house), aSubmission(house), aSubmission(house)]);
    const written = await aWrittenPlan(house);
    await house.temporal.kill();

    const key = randomUUID();
    const [submitted, expired, kept] = await Promise.all([
      written.submit(),
      accept(toExpire, { key, through: 'hurried' }),
      accept(toWait, { through: 'hurried', respondAsync: true }),
    ]);
    told(expired, 503, 'expired');
    told(kept, 202);

    await house.temporal.start();
    told(await accept(open), 200);
    await consistent(house, open, ['submit', 'accept']);
    await truthful(house, toExpire, expired, key);
    await consistent(house, toExpire, ['submit']);
    told(await sendBack(toExpire), 200);
    await consistent(house, toExpire, ['submit', 'return']);
    await consistent(house, toWait, ['submit', 'accept']);
    await consistent(house, submitted, ['submit']);
    told(await accept(submitted), 200);
    await consistent(house, submitted, ['submit', 'accept']);
  });

  it('PS-24 everything killed at once and started again: what is open is decided afterwards, and the timeline is complete', async () => {
    const [untouched, handedOver, inTheMiddle] = await Promise.all([
      aSubmission(house),
      aSubmission(house),
      aSubmission(house),
    ]);
    told(await handOver(handedOver), 200);
    const held = await holdRow(house.superuserUrl, inTheMiddle.processId);
    const key = randomUUID();
    const sent = accept(inTheMiddle, { key });
    await untilAllWait([held]);
    const { worker, api, temporal, postgres } = house;
    await Promise.all([worker, api.patient, api.hurried, temporal, postgres].map((part) => part.kill()));
    assert.equal((await sent).status, 0, 'cut off');

    await house.allUp();
    told(await sendBack(untouched), 200);
    await consistent(house, untouched, ['submit', 'return']);
    told(await accept(handedOver, { by: handedOver.next }), 200);
    await consistent(house, handedOver, ['submit', 'handOver', 'accept']);
    // whoever was cut off asks again under the same key; on a slow machine the deadline has passed meanwhile
    const again = await accept(inTheMiddle, { key });
    await truthful(house, inTheMiddle, again, key);
    await consistent(house, inTheMiddle, again.status === 200 ? ['submit', 'accept'] : ['submit']);
  });
});
