import { Checkbox } from '@ag.ds-next/react/checkbox';
import { Textarea } from '@ag.ds-next/react/textarea';
import css from './Referral.module.css';

type Props = {
  ticked: boolean;
  reason: string;
  disabled: boolean;
  onTick: (ticked: boolean) => void;
  onReason: (reason: string) => void;
};

/** PS-14: before it is decided, the officer may take the submission back. */
export function WithdrawBox({ ticked, reason, disabled, onTick, onReason }: Props) {
  return (
    <section className={css['box']} aria-label="Withdraw">
      <Checkbox checked={ticked} disabled={disabled} onChange={(event) => onTick(event.target.checked)}>
        Withdraw this submission
      </Checkbox>
      {ticked && (
        <>
          <p className={css['hint']}>
            Save takes the submission off the manager’s list. It can’t be undone; the plan can be edited and submitted
            again.
          </p>
          <Textarea label="Reason" block rows={3} value={reason} onChange={(event) => onReason(event.target.value)} />
        </>
      )}
    </section>
  );
}
