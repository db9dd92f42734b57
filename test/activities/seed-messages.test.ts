/** The desktop messages in the demonstration data. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { centrelinkTypes } from '../../domain/electronic-messaging/centrelink-messages.ts';
import { claimOutcomeOf } from '../../domain/electronic-messaging/claim-finalised.ts';
import { emailStates, messageStates } from '../../domain/electronic-messaging/correspondence.ts';
import { letterStates } from '../../domain/electronic-messaging/letter-status.ts';
import { contactKinds, raisers } from '../../domain/customers/records.ts';
import { sendBars, type BarCode } from '../../domain/electronic-messaging/eligibility.ts';
import { smsLength } from '../../domain/electronic-messaging/segments.ts';
import { subscriptionKinds, templateGroups, templateUses } from '../../domain/electronic-messaging/template.ts';
import { textProblems } from '../../domain/electronic-messaging/template-text.ts';
import { lists } from '../../domain/lists.ts';
import { may } from '../../domain/people/permissions.ts';
import { sendingDate, sendWindow } from '../../domain/time/send-window.ts';
import { defaultSettings } from '../../domain/settings.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { connect, type Database } from '../../prisma/client.ts';
import { bodyHashOf } from '../../prisma/repositories/body-hash.ts';
import { correspondenceFacts } from '../../prisma/repositories/correspondence-facts.ts';
import { offeredTemplates } from '../../prisma/repositories/message-templates.ts';
import { moveMessage } from '../../prisma/repositories/messages.ts';
import { subscriptionOf } from '../../prisma/repositories/opt-outs.ts';
import { parseState } from '../../prisma/repositories/processes.ts';
import { readRecipient } from '../../prisma/repositories/recipient.ts';
import { customerRows } from '../../prisma/seed/customers.ts';
import { seed } from '../../prisma/seed/main.ts';
import { messageRows } from '../../prisma/seed/message-rows.ts';
import { templateRows } from '../../prisma/seed/message-templates.ts';
import { officeHours } from '../../prisma/seed/office-hours.ts';
import { people } from '../../prisma/seed/people.ts';
import { smsDeliveryId } from '../../workflows/contracts/sms-delivery.ts';
import { createTestDatabase } from '../support/database.ts';

const monday = new Date('2026-10-12T04:30:00.000Z'); // in office hours
const readme = readFileSync(new URL('../../prisma/seed/README.md', import.meta.url), 'utf8');
const include = {
  attempts: { orderBy: { number: 'asc' }, include: { receipts: { orderBy: { receivedAt: 'asc' } } } },
} as const satisfies Prisma.MessageInclude;
type Message = Prisma.MessageGetPayload<{ include: typeof include }>;

describe('messages in the demonstration data', () => {
  let db: Database;
  let end: () => Promise<void>;
  let messages: Message[];
  before(async () => {
    const database = await createTestDatabase();
    db = connect(database.appUrl, { max: 4 });
    end = async () => {
      await db.$disconnect();
      await database.drop();
    };
    await seed(db, monday);
    messages = await db.message.findMany({ where: { system: 'pluto' }, include, orderBy: { pressedAt: 'asc' } });
  });
  after(() => end());

  it('EM-7 has somebody without Cuba, without Pluto and without both, named in the README; all others who send have both', async () => {
    const staff = await db.person.findMany({ select: { userId: true, roles: true, pluto: true, cuba: true } });
    const without = staff.filter(({ userId, pluto, cuba }) => mayTheySend(userId) && !(pluto && cuba));
    assert.deepEqual(without.map(({ userId, pluto, cuba }) => `${userId} ${pluto} ${cuba}`).toSorted(), [
      'bhale true false',
      'jbanerjee false false',
      'jkeane false true',
      'yfarah false false',
    ]);
    for (const { userId } of without)
      assert.match(readme, new RegExp(`\`${userId}\`.*has no|\`${userId}\`.*has neither`));
    assert.ok(staff.every(({ userId, pluto, cuba }) => mayTheySend(userId) || !(pluto || cuba)));
    for (const { authorId } of messages) {
      const author = people.find(({ id }) => id === authorId);
      assert.ok(author?.pluto && author.cuba, author?.userId);
    }
  });

  it('EM-3, EM-4, EM-16, EM-42 offers texts of every group, use and kind, in the newest of their versions, that may be saved', async () => {
    const offered = await offeredTemplates(db);
    for (const group of templateGroups) assert.ok(offered.filter((t) => t.group === group).length >= 4, group);
    for (const use of templateUses) assert.ok(offered.filter((t) => t.use === use).length >= 2, use);
    for (const kind of subscriptionKinds) assert.ok(offered.filter((t) => t.subscription === kind).length >= 4, kind);
    for (const variable of ['contactTime', 'byDate', 'receiptNumber', 'agencyPhone'] as const)
      assert.ok(
        offered.some(({ variables }) => variables.includes(variable)),
        variable,
      );
    for (const { use, variables } of offered) assert.equal(use === 'preCallAdvice', variables.includes('contactTime')); // EM-17
    const versions = await db.messageTemplateVersion.findMany();
    for (const { text } of versions) assert.deepEqual(textProblems(text), [], text);
    assert.ok(versions.some(({ number }) => number === 2));
    assert.equal(await db.messageTemplate.count({ where: { system: 'pluto', active: false } }), 1);
    const older = messages.filter(({ templateVersionId }) => !offered.some((t) => t.versionId === templateVersionId));
    assert.ok(older.length >= 3); // written when another text was in force
    for (const { text } of messages) {
      const { encoding, segments } = smsLength(text);
      assert.ok(encoding === 'GSM-7' && segments <= 2 && !/[{}]/.test(text), text);
    }
  });

  it('EM-37 to EM-39 has each of Centrelink’s messages, with several ends, by an integrated service officer, to customers of both, one and the other', async () => {
    const sent = await db.message.findMany({
      where: { system: 'customerFirst' },
      include: {
        systemChoice: true,
        claimCheck: true,
        customer: true,
        templateVersion: { include: { template: true } },
      },
    });
    assert.deepEqual(new Set(sent.map((each) => each.templateVersion.template.type)), new Set(centrelinkTypes));
    const states = new Set(sent.map(({ state }) => state));
    for (const state of ['held', 'delivered', 'bouncedBack', 'notSent', 'cancelled'])
      assert.ok(states.has(state), state);
    for (const { authorId, claimCheck, templateVersion, systemChoice } of sent) {
      assert.ok(may(people.find(({ id }) => id === authorId)?.roles ?? [], 'centrelinkMessages.send'));
      assert.equal(claimCheck !== null, claimOutcomeOf(templateVersion.template.type) !== null);
      assert.equal(systemChoice?.reason === null, systemChoice?.recommended === 'customerFirst');
    }
    assert.ok(sent.some(({ systemChoice }) => systemChoice?.recommended === 'pluto'));
    assert.ok(sent.some(({ customer }) => customer.centrelinkCustomer && customer.childSupportCustomer));
    assert.ok(sent.some(({ customer }) => !customer.childSupportCustomer));
    assert.equal(await db.smsOptOut.count({ where: { subscription: 'Centrelink', removedAt: null } }), 1);
  });

  it('EM-11 EM-41 EM-48 has every list filled: what messages name is offered, and every area that customers name gives advice', async () => {
    const entries = await db.listEntry.findMany({ where: { active: true } });
    for (const list of lists) assert.ok(entries.filter((entry) => entry.list === list).length >= 3, list);
    const areas = await db.customer.findMany({
      where: { specialisedArea: { not: null } },
      distinct: ['specialisedArea'],
    });
    assert.ok(areas.length >= 3);
    for (const { specialisedArea } of areas)
      assert.ok(
        entries.some((entry) => entry.list === 'specialisedArea' && entry.name === specialisedArea && entry.text),
      );
    const phones = entries.flatMap(({ list, text }) => (list === 'agencyPhone' ? text : []));
    const naming = messages.filter(({ text }) => /\bus on \d/.test(text));
    assert.ok(naming.length > 0 && naming.every(({ text }) => phones.some((phone) => text.includes(phone))));
  });

  it('EM-28 EM-30 has an email in every state and a letter in every status; one bounce-back waits for tomorrow, one has its item', async () => {
    const rows = await db.correspondence.findMany({ where: { text: { not: '' } } });
    const of = (channel: string) => [...new Set(rows.flatMap((row) => (row.channel === channel ? row.status : [])))];
    assert.deepEqual(of('Email').toSorted(), emailStates.toSorted());
    assert.deepEqual(of('Letter').toSorted(), letterStates.toSorted());
    for (const row of rows) assert.ok(correspondenceFacts(row));
    const bounces = await db.process.findMany({
      where: { kind: 'bounceBack' },
      include: { workItems: true, steps: true },
    });
    assert.deepEqual(
      bounces.map(({ subjectId, outcome }) => `${subjectId} ${outcome === null}`).toSorted(),
      rows
        .filter(({ channel, status }) => channel === 'Email' && status !== 'sent')
        .map(({ id, status }) => `${id} ${status === 'failed'}`)
        .toSorted(),
    );
    const waiting = bounces.filter(({ outcome }) => !outcome);
    assert.deepEqual(
      waiting.map(({ dueAt, workItems }) => [(dueAt ?? monday) > monday, workItems]),
      [[true, []]],
    );
    const items = bounces.flatMap(({ workItems }) => workItems.map(({ kind, state }) => `${kind} ${state}`));
    assert.deepEqual(items.toSorted(), ['emailBounced done', 'emailBounced open']);
    for (const { kind, stateVersion, state, steps, seq } of bounces) {
      assert.equal(steps.length, seq + 1);
      assert.equal(parseState(kind, stateVersion, state).due.length, steps.length === 1 ? 1 : 0);
    }
  });

  it('EM-22 to EM-28 has a message in every state but the momentary ones, and every reason has its item for who wrote it', async () => {
    const states = new Set(messages.map(({ state }) => state));
    const momentary = ['sending', 'outcomeUnknown'];
    assert.deepEqual([...states].toSorted(), messageStates.filter((s) => !momentary.includes(s)).toSorted());
    const reasons = new Set(messages.flatMap(({ why }) => why ?? []));
    for (const why of ['deceased', 'noValidMobile', 'optOut', 'refusedByGateway', 'timePassed'])
      assert.ok(reasons.has(why), why);
    const items = await db.workItem.findMany({ where: { process: { kind: 'smsDelivery' } } });
    const kinds = { notSent: 'messageNotSent', bouncedBack: 'messageBounced', undetermined: 'messageUndetermined' };
    for (const { id, state, authorId } of messages) {
      const [kind] = Object.entries(kinds).flatMap(([ended, item]) => (ended === state ? [item] : []));
      const about = items.filter(({ processId }) => processId === smsDeliveryId(id));
      assert.deepEqual(
        about.map((item) => [item.kind, item.assigneeId]),
        kind ? [[kind, authorId]] : [],
      );
    }
    for (const kind of Object.values(kinds))
      assert.ok(
        items.some((item) => item.kind === kind && item.state === 'open'),
        kind,
      );
    assert.ok(items.some(({ state }) => state === 'done'));
  });

  it('EM-22 every message stands where its process stands, and what is due lies ahead', async () => {
    for (const message of messages) {
      const process = await db.process.findUniqueOrThrow({
        where: { id: smsDeliveryId(message.id) },
        include: { steps: true },
      });
      const state = parseState(process.kind, process.stateVersion, process.state);
      const followed = state.outcome === 'deemedSent' ? 'noReceipt' : (state.outcome ?? state.step);
      assert.equal(message.state, followed, message.id);
      assert.equal(process.customerId, message.customerId);
      assert.deepEqual(process.startedAt, message.pressedAt);
      assert.deepEqual(process.endedAt, message.endedAt);
      assert.equal(state.outcome === null, state.due.length > 0);
      for (const { at } of state.due) assert.ok(Date.parse(at) > monday.getTime() + 9 * 60_000, at);
      const opens = state.due.find(({ name }) => name === 'attempt')?.at;
      assert.equal(message.heldUntil?.toISOString(), state.step === 'held' ? opens : undefined);
      const told = process.steps.filter(({ what }) => what.startsWith('receipt'));
      const facts = await db.fact.findMany({ where: { processId: process.id, handledAt: { not: null } } });
      const receipts = message.attempts.flatMap((attempt) => attempt.receipts);
      const sources = facts.filter(({ fact }) => fact.startsWith('receipt')).map(({ sourceId }) => sourceId);
      assert.deepEqual(sources.toSorted(), receipts.map(({ id }) => id).toSorted());
      assert.equal(told.length, receipts.length);
    }
  });

  it('EM-26, EM-27 attempts and receipts agree with what became of the message', () => {
    for (const { state, why, text, to, attempts, timeZones, id } of messages) {
      const last = attempts.at(-1);
      const taken = ['handedOver', 'deemedSent', 'bouncing', 'delivered', 'bouncedBack', 'noReceipt'].includes(state);
      const expected = taken ? 'accepted' : state === 'undetermined' ? 'lost' : why && last ? 'refused' : undefined;
      assert.equal(last?.state, expected, id);
      assert.ok(attempts.slice(0, -1).every((attempt) => ['refused', 'failed'].includes(attempt.state)));
      for (const [i, attempt] of attempts.entries()) {
        assert.deepEqual([attempt.number, attempt.to, attempt.bodyHash], [i + 1, to, bodyHashOf(text)]);
        const posted = attempt.postedAt ?? monday;
        const window = sendWindow(timeZones, posted);
        assert.ok(window.open && window.closesAt === attempt.windowClosesAt.toISOString(), id); // EM-22
        assert.equal(attempt.status, attempt.receipts.at(-1)?.status ?? null);
        for (const receipt of attempt.receipts) assert.ok(receipt.sid === attempt.sid && receipt.receivedAt > posted);
      }
      const words = last?.receipts.map(({ status }) => status) ?? [];
      if (state === 'delivered') assert.equal(words.at(-1), 'delivered');
      if (state === 'bouncedBack' || state === 'bouncing') assert.deepEqual(words, ['sent', 'undelivered']);
      if (state === 'undetermined') assert.ok((last?.emptySearches ?? 0) >= 3);
    }
    assert.ok(messages.some(({ attempts }) => attempts.length > 2));
    const found = messages.filter(({ attempts }) =>
      attempts.some((a) => a.state === 'accepted' && a.emptySearches > 0),
    );
    assert.equal(found.length, 1);
  });

  it('EM-22 each message holds what its delivery would have written, step by step', async () => {
    const words = { deemedSent: 'noReceipt' } as const;
    const undone = new Error('undone');
    let copies = 0;
    await assert.rejects(
      db.$transaction(
        async (tx) => {
          for (const { attempts: _attempts, id, state, ...message } of messages) {
            const steps = await tx.processStep.findMany({
              where: { processId: smsDeliveryId(id) },
              orderBy: { seq: 'asc' },
            });
            const [first, ...later] = steps;
            const reached = { fdvReviewId: null, handedOverAt: null, deemedSentAt: null, endedAt: null, why: null };
            const free = { placeDate: new Date(Date.UTC(2100, 0, ++copies)), place: 1 };
            const copy = await tx.message.create({
              data: { ...message, ...reached, ...free, state: first?.step ?? '' },
            });
            for (const [i, { step, at }] of later.entries()) {
              const isEnd = i === later.length - 1 && message.endedAt !== null;
              const word = isEnd && step in words ? words.deemedSent : step;
              if (word === (i ? later[i - 1]?.step : first?.step) && !isEnd) continue; // nothing is written while it asks
              const heldUntil = message.heldUntil?.toISOString() ?? null;
              await moveMessage(tx, copy.id, { state: word, why: message.why, at: at.toISOString(), heldUntil });
            }
            const {
              id: _copy,
              place,
              placeDate: _date,
              fdvReviewId: _review, // of one message
              state: reachedState,
              ...rest
            } = await tx.message.findUniqueOrThrow({
              where: { id: copy.id },
            });
            const { place: _place, placeDate: _placeDate, fdvReviewId: _fdvReviewId, ...kept } = message;
            assert.deepEqual({ ...rest, state: reachedState }, { ...kept, state }, id);
            assert.equal(place === null, message.place === null);
          }
          throw undone;
        },
        { timeout: 30_000 },
      ),
      undone,
    );
  });

  it('EM-14 numbers the messages of a customer’s day, five at most, by the date on which they leave', () => {
    const full = messages.filter(({ place }) => place === 5);
    assert.equal(full.length, 1);
    for (const { place, placeDate, state, timeZones, pressedAt, heldUntil, attempts, id } of messages) {
      assert.equal(place === null, ['cancelled', 'notSent'].includes(state));
      const leaves = heldUntil ?? attempts[0]?.intendedAt ?? pressedAt;
      if (placeDate) assert.equal(placeDate.toISOString().slice(0, 10), sendingDate(timeZones, leaves), id);
    }
  });

  it('EM-30 has a customer with more than thirty messages, and the README names them', async () => {
    const counts = Map.groupBy(messages, ({ customerId }) => customerId);
    const [most] = [...counts].toSorted(([, a], [, b]) => b.length - a.length);
    assert.ok(most && most[1].length > 30 && [...counts.values()].filter(({ length }) => length >= 4).length >= 10);
    const { csid } = await db.customer.findUniqueOrThrow({ where: { id: most[0] } });
    assert.match(readme, new RegExp(`${csid} .* more than thirty`));
  });

  it('EM-6 to EM-13, EM-23 has a customer for every refusal, as the README says', async () => {
    const expected: [csid: string, BarCode[]][] = [
      ['276637829', ['restricted', 'noValidMobile', 'fdvReview']],
      ['281105746', ['employer', 'noValidMobile']],
      ['281708392', ['deceased']],
      ['252807800', ['optOut']],
      ['238070226', ['optOut']],
      ['297595078', ['fdvReview']],
      ['223907208', ['optOut']],
      ['282857504', []],
      ['275488717', ['noValidMobile']],
      ['236921114', ['overseasNumber']],
      ['217687533', ['noValidMobile']],
      ['224481764', ['noValidMobile', 'fdvReview']],
      ['222758096', ['placeUnknown']],
      ['266970818', []],
      ['282282948', []],
      ['268694486', []],
      ['214814753', []],
      ['210318746', ['phoneAttempts']],
      ['253382356', []],
      ['238644782', []],
      ['297020522', ['fdvNotDiscussed']],
      ['269269042', ['fdvReview']],
    ];
    for (const [csid, bars] of expected) {
      const { id, givenNames, familyName, organisationName } = await db.customer.findUniqueOrThrow({ where: { csid } });
      const name = `${givenNames} ${familyName}`.trim() || organisationName;
      assert.ok(readme.includes(csid) && readme.includes(name), name);
      const recipient = await recipientOf(id);
      assert.ok(recipient);
      assert.deepEqual(
        sendBars(recipient.facts, { subscription: 'Reminder', channel: 'sms' }).map(({ code }) => code),
        bars,
        csid,
      );
    }
    const named = [...readme.matchAll(/\b\d{9}\b/g)].map(([csid]) => csid);
    assert.equal(await db.customer.count({ where: { csid: { in: named } } }), new Set(named).size);
    for (const [csid, facts] of [
      ['253382356', { hasContacted: false, untriedNumbers: 0, unanswered: 0 }],
      ['210318746', { hasContacted: false, untriedNumbers: 1, unanswered: 0 }],
      ['238644782', { hasContacted: true, untriedNumbers: 1, unanswered: 2 }], // EM-13
    ] as const) {
      const found = await recipientOf(await idOf(csid));
      assert.ok(found);
      const { hasContacted, untriedNumbers } = found.facts;
      assert.deepEqual({ hasContacted, untriedNumbers, unanswered: found.unanswered }, facts, csid);
    }
    const reminderOnly = await recipientOf(await idOf('223907208'));
    assert.deepEqual(reminderOnly && sendBars(reminderOnly.facts, { subscription: 'General', channel: 'sms' }), []); // EM-47
    const stopped = await recipientOf(await idOf('275488717'));
    assert.match(stopped ? (subscriptionOf(stopped).General.why ?? '') : '', /^No valid mobile number or email/); // EM-2
    const zones = (await recipientOf(await idOf('266970818')))?.zones ?? [];
    assert.equal(zones.length, 3);
    const numbers = await Promise.all(
      ['268694486', '214814753'].map(async (csid) => (await recipientOf(await idOf(csid)))?.to),
    );
    assert.equal(numbers[0], numbers[1]);
  });

  for (const day of ['2026-11-24', '2027-06-20'])
    it(`EM-22 has something held, something just handed over and something waiting at every hour of ${day}`, () => {
      for (let hour = 0; hour < 24; hour++) {
        const now = new Date(`${day}T${String(hour).padStart(2, '0')}:17:00.000Z`);
        const states = new Set(messagesAt(now).map(({ message }) => message.state));
        for (const state of ['held', 'handedOver', 'deemedSent', 'bouncing'])
          assert.ok(states.has(state), `${hour} ${state}`);
      }
    });

  it('EM-8 EM-9 has a consultation that waits, one that is overdue, and answers of both kinds; what is held is not stopped by concerns', async () => {
    const consultations = await db.process.findMany({
      where: { kind: 'fdvConsultation' },
      include: { workItems: true },
    });
    assert.deepEqual(consultations.map(({ outcome }) => outcome ?? 'open').toSorted(), [
      'appropriate',
      'notAppropriate',
      'open',
      'open',
    ]);
    const due = consultations.flatMap(({ workItems }) =>
      workItems.filter((item) => item.state === 'open' && item.kind === 'fdvConsultation').map(({ dueAt }) => dueAt),
    );
    assert.deepEqual([due.length, due.filter((at) => at && at < monday).length], [2, 1]);
    assert.equal(await db.workItem.count({ where: { kind: 'fdvAnswered', state: 'open' } }), 2);
    for (const { id, customerId, authorId } of await db.message.findMany({ where: { endedAt: null } })) {
      const recipient = await readRecipient(db, { customerId, personId: authorId, messageId: id }, monday);
      assert.ok(recipient);
      const codes = sendBars(recipient.facts, { subscription: 'General', channel: 'sms' }, 'endOfHold').map(
        (b) => b.code,
      );
      assert.deepEqual(
        codes.filter((code) => code.startsWith('fdv')),
        [],
        id,
      );
    }
    const concerned = await db.message.findMany({ where: { customer: { fdvIndicator: true } } });
    assert.ok(concerned.length > 5 && concerned.every(({ fdvReviewId }) => fdvReviewId !== null));
  });

  it('EM-40 has calls that are announced, almost due, overdue and made, and every call that was made stands in the case history', async () => {
    const calls = await db.process.findMany({ where: { kind: 'preCallFollowUp' }, include: { workItems: true } });
    const open = calls.flatMap(({ workItems }) => workItems.filter(({ state }) => state === 'open'));
    assert.equal(open.length, 3);
    assert.deepEqual(
      open.filter(({ dueAt }) => dueAt && dueAt < monday).map(({ kind }) => kind),
      ['preCallToGive'],
    );
    assert.ok(open.every(({ dueAt }) => dueAt !== null));
    const made = calls.filter(({ outcome }) => outcome === 'called');
    assert.ok(made.length > 0);
    for (const { customerId, endedAt } of made) {
      const call = { customerId, kind: 'phoneAttempt', reached: true, occurredAt: endedAt ?? monday };
      assert.equal(await db.contact.count({ where: call }), 1);
    }
  });

  it('EM-48 has case histories, notepads of both kinds and complaints, all of them in the past and by people who may see the customer', async () => {
    const contacts = await db.contact.findMany({ include: { customer: true } });
    for (const kind of contactKinds) assert.ok(contacts.filter((contact) => contact.kind === kind).length > 15, kind);
    for (const { occurredAt, recordedAt } of contacts) assert.ok(occurredAt <= recordedAt && recordedAt <= monday);
    for (const { kind, number, customerId } of contacts)
      if (kind === 'phoneAttempt')
        assert.equal(await db.phone.count({ where: { customerId, number: number ?? '' } }), 1);
    const notepads = await db.notepad.findMany({ include: { customer: true } });
    for (const raisedBy of [...raisers, null])
      assert.ok(notepads.some((one) => one.kind === 'FDV' && one.raisedBy === raisedBy));
    assert.ok(notepads.filter(({ kind }) => kind === 'General').length > 10);
    assert.ok((await db.complaint.count({ where: { closedAt: null, receivedAt: { lt: monday } } })) > 3);
    assert.ok((await db.complaint.count({ where: { closedAt: { lt: monday } } })) > 2);
    const by = [
      ...contacts.map((c) => [c.recordedById, c.customer] as const),
      ...notepads.map((n) => [n.authorId, n.customer] as const),
    ];
    for (const [id, { restricted }] of by)
      if (restricted && id !== null)
        assert.ok(people.find((one) => one.id === id)?.roles.includes('racOfficer'), 'restricted');
  });

  const recipientOf = async (customerId: string) => {
    const sender = await db.person.findFirstOrThrow({ where: { pluto: true, cuba: true } });
    return readRecipient(db, { customerId, personId: sender.id }, monday);
  };
  const idOf = async (csid: string) => (await db.customer.findUniqueOrThrow({ where: { csid } })).id;
});

function mayTheySend(userId: string): boolean {
  return may(people.find((person) => person.userId === userId)?.roles ?? [], 'messages.send');
}

function messagesAt(now: Date) {
  return messageRows({
    rows: customerRows(now.toISOString().slice(0, 10)),
    templates: templateRows(now),
    settings: defaultSettings,
    ago: officeHours({ state: 'NSW', added: [], struck: [] }, now),
    now,
    salt: '',
  });
}
