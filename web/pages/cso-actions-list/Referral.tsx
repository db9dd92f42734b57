import { ButtonLink } from '@ag.ds-next/react/button';
import { PageAlert } from '@ag.ds-next/react/page-alert';
import { Text } from '@ag.ds-next/react/text';
import { useState } from 'react';
import { api } from '../../client/client.ts';
import type { PersonalisedServices, SubmissionLine } from '../../client/model.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { IndicatorsOf } from '../../customers/Indicators.tsx';
import { CustomerLine } from '../../customers/CustomerCell.tsx';
import { Window } from '../../frame/Window.tsx';
import { addresses } from '../../frame/menu.ts';
import { CmpApprovalBox } from './CmpApprovalBox.tsx';
import { PlanAtAGlance } from './PlanAtAGlance.tsx';
import { WithdrawBox } from './WithdrawBox.tsx';

type Props = { record: PersonalisedServices; onClose: () => void };

export function Referral({ record, onClose }: Props) {
  const { customer, submissions, may } = record;
  const latest = submissions.reduce<SubmissionLine | null>((a, b) => (!a || b.number > a.number ? b : a), null);
  const [ticked, setTicked] = useState(false);
  const [withdrawing, setWithdrawing] = useState(false);
  const [reason, setReason] = useState('');
  const [done, setDone] = useState<string | null>(null);
  const customerId = customer.id;

  const finished = (what: string) => {
    setTicked(false);
    setWithdrawing(false);
    setReason('');
    setDone(what);
  };
  const submit = useCommand(
    (_: object, key) =>
      api.POST('/customers/{customerId}/plan/submissions', {
        params: { path: { customerId }, header: { 'Idempotency-Key': key } },
        body: {},
      }),
    () => finished('Submitted for CMP Approval'),
  );
  const withdraw = useCommand(
    ({ submissionId, reason: why }: { submissionId: string; reason: string }, key) =>
      api.POST('/plan-submissions/{submissionId}/withdraw', {
        params: { path: { submissionId }, header: { 'Idempotency-Key': key } },
        body: why ? { reason: why } : {},
      }),
    () => finished('Submission withdrawn'),
  );
  const busy = submit.phase === 'busy' || withdraw.phase === 'busy';
  const unknown = submit.phase === 'unknown' || withdraw.phase === 'unknown';
  const nothingChosen = !(ticked && may.submitPlan.possible) && !(withdrawing && may.withdraw.possible);
  const save = () => {
    setDone(null);
    if (withdrawing && latest) withdraw.run({ submissionId: latest.id, reason: reason.trim() });
    else if (ticked) submit.run({});
  };
  return (
    <Window
      title="Referral"
      onClose={onClose}
      dirty={reason.trim() !== ''}
      save={{ onSave: save, busy, disabled: nothingChosen || unknown }}
      actions={
        <ButtonLink variant="text" href={addresses.personalisedServices(customerId)}>
          Personalised Services
        </ButtonLink>
      }
    >
      <CommandFailure command={submit} />
      <CommandFailure command={withdraw} />
      {done && (
        <PageAlert tone="success" title={done} focusOnMount>
          <Text as="p">{whatNow(latest)}</Text>
        </PageAlert>
      )}
      <CustomerLine customer={customer} />
      <IndicatorsOf customerId={customer.id} />
      <CmpApprovalBox
        latest={latest}
        possible={may.submitPlan}
        ticked={ticked}
        disabled={busy || unknown}
        onTick={setTicked}
        customerId={customerId}
      />
      {may.withdraw.possible && latest?.state === 'submitted' && (
        <WithdrawBox
          ticked={withdrawing}
          reason={reason}
          disabled={busy || unknown}
          onTick={setWithdrawing}
          onReason={setReason}
        />
      )}
      <PlanAtAGlance record={record} />
    </Window>
  );
}

function whatNow(latest: SubmissionLine | null): string {
  if (latest?.state !== 'submitted') return 'The plan can be edited and submitted again.';
  return latest.waitingFor
    ? `Version ${latest.number} is on the Service Manager Actions List of ${latest.waitingFor.name}.`
    : `Version ${latest.number} waits for the operators, because no manager in line may decide it.`;
}
