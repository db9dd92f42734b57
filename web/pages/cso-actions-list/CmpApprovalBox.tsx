/** The `CMP Approval` box: submits the plan on Save, and says how the present version stands. */
import { Checkbox } from '@ag.ds-next/react/checkbox';
import { TextLink } from '@ag.ds-next/react/text-link';
import type { Possible, SubmissionLine } from '../../client/model.ts';
import { addresses } from '../../frame/menu.ts';
import { PersonName } from '../../people/PersonName.tsx';
import { PlanStateBadge } from '../../plan-approval/PlanStateBadge.tsx';
import { At, Due } from '../../time/When.tsx';
import css from './Referral.module.css';

type Props = {
  latest: SubmissionLine | null;
  possible: Possible;
  ticked: boolean;
  disabled: boolean;
  onTick: (ticked: boolean) => void;
  customerId: string;
};

export function CmpApprovalBox({ latest, possible, ticked, disabled, onTick, customerId }: Props) {
  const waiting = latest?.state === 'submitted';
  return (
    <section className={css['box']} aria-label="CMP Approval">
      <Checkbox
        checked={waiting || ticked}
        disabled={disabled || waiting || !possible.possible}
        onChange={(event) => onTick(event.target.checked)}
      >
        CMP Approval
      </Checkbox>
      {latest && <Standing latest={latest} />}
      {possible.possible ? (
        <p className={css['hint']}>
          {ticked
            ? 'Save submits the plan to your service manager. Until it is decided the plan can’t be edited, but you can withdraw it.'
            : latest
              ? 'Tick the box and Save to submit the plan as it stands now, as a new version.'
              : 'Tick the box and Save to submit the plan.'}
        </p>
      ) : (
        !waiting && (
          <p className={css['hint']}>
            {possible.why} <TextLink href={addresses.personalisedServices(customerId)}>Open the plan</TextLink>
          </p>
        )
      )}
    </section>
  );
}

function Standing({ latest }: { latest: SubmissionLine }) {
  const { number, state, submittedAt, waitingFor, dueAt, decidedBy, decidedAt, reason, id } = latest;
  return (
    <div className={css['standing']}>
      <PlanStateBadge state={state} />
      <div>
        <TextLink href={addresses.submission(id)}>Version {number}</TextLink>, submitted <At instant={submittedAt} />
      </div>
      {state === 'submitted' && (
        <div>
          Waits for{' '}
          {waitingFor ? <PersonName person={waitingFor} /> : 'the operators: no manager in line may decide it'}
          {dueAt && (
            <>
              , until <Due instant={dueAt} />
            </>
          )}
        </div>
      )}
      {decidedBy && decidedAt && (
        <div>
          By <PersonName person={decidedBy} />, <At instant={decidedAt} />
        </div>
      )}
      {reason && <div className={css['reason']}>“{reason}”</div>}
    </div>
  );
}
