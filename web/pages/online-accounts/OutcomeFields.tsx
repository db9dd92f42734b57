/** Accept or Reject; why Accept is closed stands beside it (OA-4 to OA-6). */
import { ControlGroup } from '@ag.ds-next/react/control-group';
import { Radio } from '@ag.ds-next/react/radio';
import type { Ref } from 'react';
import css from './OnlineAccounts.module.css';
import type { Place } from './what-is-missing.ts';

type Outcome = 'accepted' | 'rejected';
type Props = {
  place: Place;
  decided: Outcome | null;
  onDecide: (outcome: Outcome) => void;
  acceptWhy: string | null;
  disabled: boolean;
  ref: Ref<HTMLDivElement>;
};

export const OutcomeFields = ({ place, decided, onDecide, acceptWhy, disabled, ref }: Props) => (
  <div ref={ref} tabIndex={-1} className={css['outcome']}>
    <ControlGroup {...place} label="Outcome" required block>
      <Radio
        name="decision"
        checked={decided === 'accepted' && acceptWhy === null}
        disabled={disabled || acceptWhy !== null}
        onChange={() => onDecide('accepted')}
      >
        Accept
      </Radio>
      <Radio name="decision" checked={decided === 'rejected'} disabled={disabled} onChange={() => onDecide('rejected')}>
        Reject
      </Radio>
    </ControlGroup>
    {acceptWhy && <p className={css['muted']}>Accept is closed. {acceptWhy}</p>}
  </div>
);
