/** PS-16 to PS-19: a line of a referral for transfer out, at the step that its dates and deciders say, with the time that remains. */
import { referred, transferReferral } from '../../domain/personalised-services/transfer-referral.ts';
import type { Instant } from '../../domain/process.ts';
import { transferReferralId } from '../../workflows/contracts/transfer-referral.ts';
import { columnsOf, isReferralWord } from '../repositories/transfer-referrals.ts';
import type { ReferralLine } from './line.ts';
import { processHistory, type Happened, type History } from './process-history.ts';
import {
  askedInstead,
  decisionOf,
  officerNamed,
  openStay,
  play,
  writeHistory,
  type Refuse,
  type Scene,
} from './scene.ts';

/** `id` of the referral. Answers whether it is new. */
export async function importReferral(scene: Scene, id: string, line: ReferralLine, refuse: Refuse): Promise<boolean> {
  const { tx, customer, settings } = scene;
  const before = await tx.transferReferral.findUnique({ where: { id } });
  if (before && before.customerId !== customer.id) refuse('This reference was imported for another customer.');
  if (before) return false;
  const stay = await openStay(scene, line.at, refuse);
  const officer = await officerNamed(tx, line.officer, refuse);
  if (await tx.transferReferral.count({ where: { customerId: customer.id, state: 'open' } }))
    refuse('A referral of the customer is open already.');
  const authors = [officer.id];
  const decision = await decisionOf(scene, line, 'transferReferral.acceptMonitoring', authors, refuse);
  const actioned = await actionedTransfer(scene, line, stay.id, decision, refuse);
  const now = scene.now.toISOString();
  /** Whose managers are asked then, and whose items are open now (PS-4). */
  const officerAt = (at: Instant) =>
    at >= now ? stay.officer : actioned && at >= actioned.at ? actioned.who : officer;
  const history = await play(refuse, async () =>
    processHistory(
      tx,
      settings.agencyTimeZone,
      {
        processId: transferReferralId(id),
        subjectId: id,
        customerId: customer.id,
        at: line.at,
        authors,
        what: 'refer',
        item: 'monitorApproval',
        state: (manager) => referred(officer.id, manager, settings.decisionDays, settings.monitoringDays),
        ...(await askedInstead(scene, officer, authors, decision)),
        transition: transferReferral,
        officerAt,
      },
      [...(decision ? [decision] : []), ...(actioned ? [actioned] : [])],
      now,
    ),
  );
  await tx.transferReferral.create({
    data: {
      id,
      customerId: customer.id,
      assignmentId: stay.id,
      referredById: officer.id,
      referredAt: new Date(line.at),
      reason: line.reason ?? null,
      ...Object.assign({}, ...history.written.map(referralColumns)),
    },
  });
  await writeHistory(scene, 'transferReferral', id, history);
  return true;
}

/** PS-18: after the accepted monitoring, with a plan accepted in the stay. */
async function actionedTransfer(
  { tx, customer, now }: Scene,
  line: ReferralLine,
  assignmentId: string,
  decision: Happened | null,
  refuse: Refuse,
) {
  const { transfer_actioned_at: at, transfer_actioned_by: by } = line;
  if (!at) return by ? refuse('A transfer is actioned by somebody and at some time: the time is missing.') : null;
  if (!decision || at < decision.at) return refuse('A transfer is actioned after the accepted monitoring only.');
  if (at > now.toISOString()) refuse('The actioned transfer lies in the future.');
  const accepted = { customerId: customer.id, state: 'accepted', plan: { assignmentId } };
  if (!(await tx.planSubmission.count({ where: accepted })))
    refuse('Transfer needs a plan accepted in the present assignment: give it a line of its own.');
  const who = await officerNamed(tx, by ?? line.officer, refuse);
  return { at, action: 'actionTransfer', by: who.id, who };
}

function referralColumns({ state, ...written }: History['written'][number]) {
  if (!isReferralWord(state)) throw new Error(`a referral has no step ${state}`);
  return columnsOf({ state, ...written });
}
