import { Checkbox } from '@ag.ds-next/react/checkbox';
import { Textarea } from '@ag.ds-next/react/textarea';
import type { Possible } from '../../client/model.ts';
import css from './Referral.module.css';
import type { Acts } from './useReferralActions.ts';

/** PS-23: until the transfer is decided. */
export function WithdrawReferralBox({ acts, possible }: { acts: Acts; possible: Possible }) {
  const ticked = acts.isTicked('withdrawReferral');
  return (
    <section className={css['box']} aria-label="Withdraw the referral">
      <Checkbox
        checked={ticked}
        disabled={acts.resting || !possible.possible}
        onChange={(event) => acts.tick('withdrawReferral', event.target.checked)}
      >
        Withdraw the referral
      </Checkbox>
      {!possible.possible && <p className={css['hint']}>{possible.why}</p>}
      {ticked && (
        <>
          <p className={css['hint']}>
            Save ends the referral. It can’t be undone: a new referral begins again with Monitor Approval.
          </p>
          <Textarea
            {...acts.form.field('withdrawReferral')}
            label="Reason"
            hint="It stays in the referral’s timeline."
            block
            rows={3}
            disabled={acts.resting}
          />
        </>
      )}
    </section>
  );
}
