/** How the plan stands, with whom it waits and until when. */
import type { OfficerAction } from '../../client/model.ts';
import { PersonName } from '../../people/PersonName.tsx';
import { PlanStateBadge } from '../../plan-approval/PlanStateBadge.tsx';
import { Due } from '../../time/When.tsx';
import css from './CsoActionsListPage.module.css';

export function PlanCell({ plan: { state, waitingFor, dueAt, reason } }: Pick<OfficerAction, 'plan'>) {
  return (
    <>
      <PlanStateBadge state={state} />
      {reason && <div className={css['reason']}>“{reason}”</div>}
      {state === 'submitted' && (
        <div className={css['below']}>
          {waitingFor ? (
            <>
              with <PersonName person={waitingFor} />
            </>
          ) : (
            'with the operators'
          )}
        </div>
      )}
      {dueAt && (
        <div className={css['below']}>
          <Due instant={dueAt} stacked />
        </div>
      )}
    </>
  );
}
