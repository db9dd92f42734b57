import assert from 'node:assert/strict';
import { faultNames, type FaultGiven, type FaultName } from '../../dev/sms-gateway/fault-table.ts';
import { drillHouse } from '../support/drill-house.ts';
import { assertSound, type Fate } from '../support/sms-drill-oracle.ts';
import { openSmsDrill, type Message, type SmsDrill } from '../support/sms-drill.ts';
import { until } from '../support/until.ts';

type Expected = Partial<Pick<Fate, 'state' | 'why' | 'got' | 'taken' | 'posts'>>;
const lostAnswer: FaultGiven[] = ['acceptThenCut', 'callbacksLost'];
const delivered = { state: 'delivered', got: 1, taken: 1, posts: 1 } as const;
const secondTry = { ...delivered, posts: 2 } as const;
const nobodyKnows = { state: 'undetermined', got: 0, taken: 0, posts: 1 } as const;

/** Every fault of the simulator, with what must come of a message that meets it; `with`: what makes it matter. */
const table: Record<Exclude<FaultName, 'callbacksOut'>, Expected & { with?: FaultGiven[] }> = {
  cutBefore: nobodyKnows,
  hangBefore: delivered,
  acceptThenCut: delivered,
  acceptThenHang: delivered,
  error500: nobodyKnows,
  error500Accepted: delivered,
  error503Html: nobodyKnows,
  error503HtmlAccepted: delivered,
  tooMany: secondTry,
  proxy403: secondTry,
  refused: { state: 'notSent', why: 'optOut', got: 0, taken: 0, posts: 1 },
  cutBody: delivered,
  unreadableBody: delivered,
  failed: { state: 'delivered', got: 1, taken: 2, posts: 2 },
  undelivered: { state: 'bouncedBack', got: 0, taken: 1, posts: 1 },
  noReceipt: { state: 'noReceipt', got: 1, taken: 1, posts: 1 },
  slowQueue: { state: 'notSent', why: 'refusedByGateway', got: 0, taken: 1, posts: 1 },
  callbacksEarly: delivered,
  callbacksDoubled: delivered,
  callbacksShuffled: delivered,
  callbacksLate: delivered,
  callbacksLost: delivered,
  callbacksForged: delivered,
  callbacksUnsigned: delivered,
  callbacksContradict: delivered,
  listLag: { ...delivered, with: lostAnswer },
  // the handset has it, and nobody could find it: said as it is, and never sent again
  listLagLong: { state: 'undetermined', got: 1, taken: 1, posts: 1, with: lostAnswer },
  listLagUntilTold: { ...delivered, with: lostAnswer },
  readCut: { ...delivered, with: lostAnswer },
  readHang: { ...delivered, with: lostAnswer },
  read503: { ...delivered, with: lostAnswer },
  readTooMany: { ...delivered, with: lostAnswer },
};
const names = faultNames.filter((name) => name !== 'callbacksOut');

describe('each fault of the gateway', function () {
  this.timeout(180_000);
  let drill: SmsDrill;
  const messages = new Map<string, Message>();
  let fates: Map<string, Fate>;

  // all at once: most of their time is the gateway's
  before(async () => {
    const house = await drillHouse();
    await house.allUp();
    const { db, sms } = house;
    drill = await openSmsDrill(house);
    const sent = async (name: string, faults: FaultGiven[]) => messages.set(name, await drill.send({ faults }));
    const each = (name: keyof typeof table) => sent(name, [name, ...(table[name].with ?? [])]);
    await Promise.all(names.filter((name) => name !== 'listLagLong').map(each));
    await until('nobody waits for an answer that hangs', async () => {
      const { messageId } = messages.get('hangBefore') ?? { messageId: '' };
      return (await db.smsAttempt.count({ where: { messageId, state: 'unknown' } })) === 1;
    });
    sms.release();
    sms.revealLists();
    await each('listLagLong');
    await sent('none', []); // later than all: where a list shows it, that list is fresh
    await drill.untilOver([...messages.values()]);
    const all = [...messages];
    const found = await assertSound(
      db,
      sms,
      all.map(([, message]) => message),
    );
    fates = new Map(all.map(([name], i) => [name, found[i]] as [string, Fate]));
  });

  for (const name of names) {
    const { with: _, ...expected } = table[name];
    it(`EM-26 ${name}: ${expected.state}, on the handset ${expected.got} times`, () => {
      const fate = fates.get(name);
      assert.ok(fate);
      const same = Object.fromEntries(Object.entries(fate).filter(([key]) => key in expected));
      assert.deepEqual(same, expected);
    });
  }

  it('EM-27 callbacksOut: no callback for an hour, and every message is delivered all the same', async () => {
    const { db, sms } = drill.house;
    sms.fault(null, 'callbacksOut');
    const sent = await Promise.all([[], ['acceptThenCut' as const]].map((faults) => drill.send({ faults })));
    await drill.untilOver(sent);
    for (const fate of await assertSound(db, sms, sent)) assert.equal(fate.state, 'delivered');
  });
});
