import { ButtonLink } from '@ag.ds-next/react/button';
import { Heading } from '@ag.ds-next/react/heading';
import { PageAlert } from '@ag.ds-next/react/page-alert';
import { Text } from '@ag.ds-next/react/text';
import { useQuery } from '@tanstack/react-query';
import type { PersonalisedServices, TransferReferral } from '../../client/model.ts';
import { transferReferralQuery } from '../../client/reads.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { IndicatorsOf } from '../../customers/Indicators.tsx';
import { CustomerLine } from '../../customers/CustomerCell.tsx';
import { ErrorSummary } from '../../forms/ErrorSummary.tsx';
import { Loaded } from '../../frame/Loaded.tsx';
import { Window } from '../../frame/Window.tsx';
import { addresses } from '../../frame/menu.ts';
import { latestSubmission } from '../../plan-approval/latest-submission.ts';
import { ReferralPicture } from '../../transfer-referral/ReferralPicture.tsx';
import { ReferralTimeline } from '../../transfer-referral/ReferralTimeline.tsx';
import { WhatIsHappening } from '../../transfer-referral/WhatIsHappening.tsx';
import { CmpApprovalBox } from './CmpApprovalBox.tsx';
import { PlanAtAGlance } from './PlanAtAGlance.tsx';
import { ReferBox } from './ReferBox.tsx';
import css from './Referral.module.css';
import { TransferBox } from './TransferBox.tsx';
import { useReferralActions } from './useReferralActions.ts';
import { whatNow } from './what-now.ts';
import { WithdrawBox } from './WithdrawBox.tsx';
import { WithdrawReferralBox } from './WithdrawReferralBox.tsx';

type Props = { record: PersonalisedServices; onClose: () => void };

export function Referral({ record, onClose }: Props) {
  const { customer, may } = record;
  const latest = latestSubmission(record);
  const present = presentReferral(record);
  const query = useQuery({ ...transferReferralQuery(present?.id ?? ''), enabled: present !== null });
  const referral = query.data ?? null;
  const acts = useReferralActions(record, latest, referral);
  const { form } = acts;
  return (
    <Window
      title="Referral"
      width="wide"
      onClose={onClose}
      dirty={form.dirty}
      save={{ onSave: acts.save, busy: acts.busy, disabled: acts.nothingChosen || acts.unknown }}
      actions={
        <ButtonLink variant="text" href={addresses.personalisedServices(customer.id)}>
          Personalised Services
        </ButtonLink>
      }
    >
      {acts.done.length > 0 && (
        <PageAlert tone="success" title={acts.done.join('. ')} focusOnMount>
          <Text as="p">{whatNow(acts.lastDone, latest, referral)}</Text>
        </PageAlert>
      )}
      <ErrorSummary form={form} />
      {acts.commands.map((command, index) => (
        <CommandFailure key={index} command={command} inForm />
      ))}
      <CustomerLine customer={customer} />
      <IndicatorsOf customerId={customer.id} />
      {referral && <ReferralPicture referral={referral} />}
      <div className={css['columns']}>
        <div className={css['column']}>
          <Heading type="h3" fontSize="md">
            Actions
          </Heading>
          {referral && referral.process.outcome === null && (
            <>
              <TransferBox acts={acts} referral={referral} />
              <WithdrawReferralBox acts={acts} possible={referral.may.withdraw} />
            </>
          )}
          <CmpApprovalBox
            latest={latest}
            possible={may.submitPlan}
            ticked={acts.isTicked('submit')}
            disabled={acts.resting}
            onTick={(ticked) => acts.tick('submit', ticked)}
            customerId={customer.id}
          />
          {may.withdraw.possible && latest?.state === 'submitted' && (
            <WithdrawBox
              ticked={acts.isTicked('withdrawSubmission')}
              reason={form.values.withdrawSubmission}
              disabled={acts.resting}
              onTick={(ticked) => acts.tick('withdrawSubmission', ticked)}
              onReason={(reason) => form.set('withdrawSubmission', reason)}
            />
          )}
          {(present === null || present.outcome !== null) && (
            <ReferBox acts={acts} possible={may.refer} again={present !== null} />
          )}
          <PlanAtAGlance record={record} />
        </div>
        <div className={css['column']}>
          {present ? (
            <Loaded query={query} missing="There is no such referral">
              {(read) => <Standing referral={read} />}
            </Loaded>
          ) : (
            <p className={css['hint']}>
              {customer.name} is not referred for transfer out of PS. A referral goes to the service manager for Monitor
              Approval, is monitored up to 90 days, and ends with Transfer Approval.
            </p>
          )}
        </div>
      </div>
    </Window>
  );
}

function Standing({ referral }: { referral: TransferReferral }) {
  return (
    <>
      <WhatIsHappening referral={referral} level="h3" />
      <ReferralTimeline referral={referral} level="h3" />
      <div>
        <ButtonLink variant="text" href={addresses.transferReferral(referral.id)}>
          Open the referral’s own page
        </ButtonLink>
      </div>
    </>
  );
}

/** The open one, else the last of this stay. */
function presentReferral({ referrals, assignment }: PersonalisedServices) {
  return (
    referrals.find(({ outcome }) => outcome === null) ??
    referrals.find(({ assignmentId }) => assignmentId === assignment?.id) ??
    null
  );
}
