/** Until when: the mark as a word first, then how long still and the instant. */
import { StatusBadge } from '@ag.ds-next/react/status-badge';
import { relativeDays } from '../../domain/time/format.ts';
import type { DueMark } from '../../domain/work-items/due-mark.ts';
import { useSession } from '../session/session-context.ts';
import { At, Due, OnDate } from '../time/When.tsx';
import { useNow } from '../time/now.ts';
import { useMark } from './mark.ts';
import css from './WorkItems.module.css';

type Props = {
  item: {
    dueAt: string | null;
    followUpOn?: string | null;
    onHoldUntil?: string | null;
  };
};

const words = {
  overdue: { label: 'Overdue', tone: 'errorMedium' },
  atRisk: { label: 'At risk', tone: 'warningMedium' },
} as const;

export function DueCell({ item: { dueAt, followUpOn, onHoldUntil } }: Props) {
  const mark = useMark()({ dueAt });
  return (
    <div className={css['due']}>
      {dueAt === null ? 'No due date' : mark ? <Marked mark={mark} dueAt={dueAt} /> : <Due instant={dueAt} stacked />}
      {onHoldUntil && (
        <span className={css['day']}>
          On hold until <OnDate date={onHoldUntil} />
        </span>
      )}
      {followUpOn && (
        <span className={css['day']}>
          Follow up on <OnDate date={followUpOn} />
        </span>
      )}
    </div>
  );
}

function Marked({ mark, dueAt }: { mark: DueMark; dueAt: string }) {
  const { agencyTimeZone } = useSession();
  const howLong = relativeDays(dueAt, useNow(), agencyTimeZone).replace('overdue ', ''); // the mark says that
  return (
    <>
      <span className={css['mark']}>
        <StatusBadge appearance="subtle" {...words[mark]} /> {howLong}
      </span>
      <span className={css['instant']}>
        (<At instant={dueAt} />)
      </span>
    </>
  );
}
