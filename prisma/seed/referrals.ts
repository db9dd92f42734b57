/** PS-16 to PS-23 in the demonstration data: the referrals of a stay, each with its process as it stands by now. */
import { referred, transferReferral } from '../../domain/personalised-services/transfer-referral.ts';
import type { Instant } from '../../domain/process.ts';
import { transferReferralId } from '../../workflows/contracts/transfer-referral.ts';
import type { Reader } from '../client.ts';
import { columnsOf, isReferralWord } from '../repositories/transfer-referrals.ts';
import { customerId } from './customers.ts';
import { cyclic, seedId } from './deterministic.ts';
import type { Rows, Told } from './personalised-services.ts';
import { processHistory, type Happened } from '../import/process-history.ts';
import { referralStories, type ReferralHappening } from './referral-stories.ts';
import { againstReasons, referralReasons, referralWithdrawn } from './texts.ts';
import { person, servedBy } from './who-served.ts';

/** Adds them to the rows. Returns when one of them closed the stay (PS-21); null: none did. */
export async function addReferrals(
  reader: Reader,
  rows: Rows,
  { stay, index, ago, clockOf, settings, now, salt }: Told,
  assignmentId: string,
): Promise<Instant | null> {
  const served = servedBy(stay).map(({ officer, since }) => ({ officer, from: ago(since, 45) }));
  const officerAt = (at: Instant) => {
    const { officer } = served.findLast(({ from }) => from <= at) ?? { officer: person(stay.officer) };
    const managerId = officer.manager === null ? null : person(officer.manager).id;
    return { id: officer.id, managerId, calendar: clockOf(officer).calendar };
  };
  let transferred: Instant | null = null;
  const stories = referralStories.filter((story) => story.customer === stay.customer && !stay.closed);
  for (const [n, { on, after = [] }] of stories.entries()) {
    const id = seedId('transferReferral', index, n, ...(salt ? [salt] : []));
    const at = ago(on, 140);
    const { id: referredById } = officerAt(at);
    const begun = {
      processId: transferReferralId(id),
      subjectId: id,
      customerId: customerId(stay.customer),
      at,
      what: 'refer',
      item: 'monitorApproval',
      authors: [referredById],
      state: (manager: string | null) =>
        referred(referredById, manager, settings.decisionDays, settings.monitoringDays),
      transition: transferReferral,
      officerAt,
    };
    const happened = after.map((h) => happenedAs(h, ago(h.on, minuteOf(h, index)), index, officerAt));
    const history = await processHistory(reader, settings.agencyTimeZone, begun, happened, now.toISOString());
    rows.referrals.push({
      id,
      customerId: begun.customerId,
      assignmentId,
      referredById,
      referredAt: at,
      reason: cyclic(referralReasons, index + n),
      ...Object.assign({}, ...history.written.map(columns)),
    });
    rows.histories.push({ kind: 'transferReferral', customerId: begun.customerId, subjectId: id, history });
    transferred ??= history.closedAssignment;
  }
  return transferred;
}

/** On a day on which several things happened, in their order. What was told to every process of the customer came at once (personalised-services.ts). */
const minuteOf = ({ what }: ReferralHappening, index: number) => {
  const order = [
    'acceptMonitoring',
    'declineMonitoring',
    'handOver',
    'actionTransfer',
    'acceptTransfer',
    'rejectTransfer',
  ];
  return what === 'customerDeceased' ? 200 + (index % 30) : 150 + (order.indexOf(what) + 1) * 6;
};

function columns({ state, ...rest }: { state: string } & Omit<Parameters<typeof columnsOf>[0], 'state'>) {
  if (!isReferralWord(state)) throw new Error(`a referral has no step ${state}`);
  return columnsOf({ state, ...rest });
}

function happenedAs(
  { what, by, to }: ReferralHappening,
  at: Instant,
  index: number,
  officerAt: (at: Instant) => { id: string },
): Happened {
  if (what === 'customerDeceased') return { at, fact: what, sourceId: `demonstration-${what}-${index}` };
  const officers = what === 'actionTransfer' || what === 'withdraw';
  const against = what === 'declineMonitoring' || what === 'rejectTransfer';
  const reason = against ? cyclic(againstReasons, index) : what === 'withdraw' ? referralWithdrawn : undefined;
  return {
    at,
    action: what,
    by: by !== undefined ? person(by).id : officers ? officerAt(at).id : null,
    ...(to === undefined ? {} : { to: person(to).id }),
    ...(reason === undefined ? {} : { reason }),
  };
}
