/** How the last referral of this stay stands, and whose move it is. */
import type { OfficerAction } from '../../client/model.ts';
import { PersonName } from '../../people/PersonName.tsx';
import { Due } from '../../time/When.tsx';
import { ReferralStateBadge } from '../../transfer-referral/ReferralStateBadge.tsx';
import css from './CsoActionsListPage.module.css';

export function ReferralCell({ referral }: { referral: OfficerAction['referral'] }) {
  if (!referral) return 'None';
  const { waitingFor, dueAt, outcome, step } = referral;
  return (
    <>
      <div className={css['badge']}>
        <ReferralStateBadge referral={referral} />
      </div>
      {outcome === null && step !== 'monitoring' && (
        <div className={css['below']}>
          {step === 'lapsed' ? (
            'your move'
          ) : waitingFor ? (
            <>
              with <PersonName person={waitingFor} />
            </>
          ) : (
            'with the operators'
          )}
        </div>
      )}
      {outcome === null && dueAt && (
        <div className={css['below']}>
          {step === 'monitoring' && 'ends '}
          <Due instant={dueAt} stacked={step !== 'monitoring'} />
        </div>
      )}
    </>
  );
}
