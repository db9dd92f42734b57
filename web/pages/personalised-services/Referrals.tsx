/** Every referral for transfer out of PS, the newest first, and the way on after the last one (PS-15, PS-24). */
import { TextLink } from '@ag.ds-next/react/text-link';
import type { PersonalisedServices, ReferralLine } from '../../client/model.ts';
import { addresses } from '../../frame/menu.ts';
import { PersonName } from '../../people/PersonName.tsx';
import { useMay } from '../../session/session-context.ts';
import { At, Due } from '../../time/When.tsx';
import { ReferralStateBadge } from '../../transfer-referral/ReferralStateBadge.tsx';
import css from './PersonalisedServicesPage.module.css';

export function Referrals({ record }: { record: PersonalisedServices }) {
  const { referrals } = record;
  return (
    <>
      {referrals.length === 0 && (
        <p className={css['plain']}>The customer was never referred for transfer out of PS.</p>
      )}
      <TheWayOn record={record} />
      {referrals.length > 0 && (
        <ul className={css['lines']}>
          {referrals.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </ul>
      )}
    </>
  );
}

function Line({ line }: { line: ReferralLine }) {
  const { id, step, outcome, referredBy, referredAt, monitoringUntil, dueAt } = line;
  return (
    <li className={css['line']}>
      <div className={css['lineHead']}>
        <TextLink href={addresses.transferReferral(id)}>
          Referral of <At instant={referredAt} />
        </TextLink>
        <ReferralStateBadge referral={{ step, outcome }} />
      </div>
      <div>
        Referred by <PersonName person={referredBy} form="name" />
      </div>
      {monitoringUntil && outcome === null && step === 'monitoring' && (
        <div>
          Monitoring ends <Due instant={monitoringUntil} />
        </div>
      )}
      {dueAt && outcome === null && step !== 'monitoring' && (
        <div>
          Due <Due instant={dueAt} />
        </div>
      )}
    </li>
  );
}

/** Nothing decided is undone: what can be done instead, by whom. */
function TheWayOn({ record: { referrals, assignment, may } }: { record: PersonalisedServices }) {
  const mayEverRefer = useMay('transferReferrals.create');
  const mayAllocate = useMay('allocation.view');
  const last = referrals[0];
  if (last && (!assignment || assignment.closedAt)) {
    const allocation = 'Service Manager Allocation';
    return (
      <p className={css['wayOn']}>
        The customer is not in PS now. To take them back, a service manager refers and assigns them again in{' '}
        {mayAllocate ? <TextLink href={addresses.allocation}>{allocation}</TextLink> : allocation}.
      </p>
    );
  }
  if (last?.outcome === null) return null;
  if (may.refer.possible) {
    return <p className={css['wayOn']}>{last ? 'A new referral may be made' : 'It is made'} in the Referral window.</p>;
  }
  if (!mayEverRefer) {
    return last ? <p className={css['wayOn']}>The assigned officer may make a new referral.</p> : null;
  }
  return <p className={css['wayOn']}>{may.refer.why}</p>;
}
