/** `Monitor Approval` and `Transfer Approval`: what the manager may choose now, and why not. */
import { ControlGroup } from '@ag.ds-next/react/control-group';
import { Radio } from '@ag.ds-next/react/radio';
import { Textarea } from '@ag.ds-next/react/textarea';
import type { TransferReferral } from '../../client/model.ts';
import { ManagerSelect } from '../../people/ManagerSelect.tsx';
import { approvalOf } from '../../transfer-referral/words.ts';
import css from './ManagerActions.module.css';
import { needsReason, type ReferralChoice, type ReferralDecisionState } from './useReferralDecision.ts';

type Props = { referral: TransferReferral; decision: ReferralDecisionState };

const words: Record<ReferralChoice, string> = {
  acceptMonitoring: 'Accept Monitoring up to 90 Days',
  declineMonitoring: 'Decline',
  acceptTransfer: 'Accepted',
  rejectTransfer: 'Rejected',
  handOver: 'Hand over to another manager',
};
const consequences: Record<ReferralChoice, string> = {
  acceptMonitoring:
    'Save starts monitoring at that moment, for up to 90 days; from then on the officer may action Transfer out of PS. It can’t be undone.',
  declineMonitoring:
    'Save closes the referral, and the customer stays in PS. It can’t be undone: the way on is a new referral.',
  acceptTransfer:
    'Save closes the PS assignment, and the customer leaves the officer’s list. It can’t be undone: the way on is to allocate the customer again.',
  rejectTransfer:
    'Save closes the referral as rejected, and the customer stays in PS with the same officer. It can’t be undone: the way on is a new referral.',
  handOver: 'Save puts it on the other manager’s list. The due date stays: the officer does not wait longer.',
};

export function ReferralDecision({ referral, decision: { choice, choose, form, busy, unknown } }: Props) {
  const { may, process } = referral;
  const approval = approvalOf(process.step);
  const choices: ReferralChoice[] =
    approval === 'Monitor Approval'
      ? ['acceptMonitoring', 'declineMonitoring', 'handOver']
      : ['acceptTransfer', 'rejectTransfer', 'handOver'];
  const reasonsAgainst = new Set(choices.flatMap((each) => (may[each].possible ? [] : [may[each].why])));
  const field = form.field('choice');
  if (!approval || choices.every((each) => !may[each].possible)) return <WhyNot reasons={reasonsAgainst} />;
  return (
    <>
      <div id={field.id} tabIndex={-1}>
        <ControlGroup label={approval} required block invalid={field.invalid && !choice} message={field.message}>
          {choices.map((each) => (
            <Radio
              key={each}
              name="decision"
              checked={choice === each}
              disabled={!may[each].possible || busy || unknown}
              onChange={() => choose(each)}
            >
              {words[each]}
            </Radio>
          ))}
        </ControlGroup>
      </div>
      <WhyNot reasons={reasonsAgainst} />
      {needsReason(choice) && (
        <Textarea
          {...form.field('reason')}
          label="Reason"
          hint="The officer sees it with the referral."
          required
          block
          rows={4}
        />
      )}
      {choice === 'handOver' && <ManagerSelect field={form.field('managerId')} without={authorsOf(referral)} />}
      {choice && <p className={css['hint']}>{consequences[choice]}</p>}
    </>
  );
}

/** PS-22: who referred or actioned the transfer can't decide. */
const authorsOf = ({ referredBy, transferActioned }: TransferReferral): string[] =>
  transferActioned ? [referredBy.id, transferActioned.by.id] : [referredBy.id];

function WhyNot({ reasons }: { reasons: Set<string> }) {
  return [...reasons].map((why) => (
    <p key={why} className={css['asked']}>
      {why}
    </p>
  ));
}
