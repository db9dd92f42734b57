import { Checkbox } from '@ag.ds-next/react/checkbox';
import { Textarea } from '@ag.ds-next/react/textarea';
import type { Possible } from '../../client/model.ts';
import css from './Referral.module.css';
import type { Acts } from './useReferralActions.ts';

type Props = { acts: Acts; possible: Possible; again: boolean };

/** PS-16: the referral begins here, as a monitor approval with the manager. */
export function ReferBox({ acts, possible, again }: Props) {
  const ticked = acts.isTicked('refer');
  return (
    <section className={css['box']} aria-label="Refer for transfer out of PS">
      <Checkbox
        checked={ticked}
        disabled={acts.resting || !possible.possible}
        onChange={(event) => acts.tick('refer', event.target.checked)}
      >
        Refer for transfer out of PS
      </Checkbox>
      <p className={css['hint']}>
        {!possible.possible
          ? possible.why
          : ticked
            ? 'Save puts it on your service manager’s list as a Monitor Approval. You can withdraw it until the transfer is decided.'
            : again
              ? 'Tick the box and Save to make a new referral. It begins again with Monitor Approval.'
              : 'Tick the box and Save to refer the customer.'}
      </p>
      {ticked && (
        <Textarea
          {...acts.form.field('refer')}
          label="Reason"
          hint="Your service manager sees it with the referral."
          block
          rows={3}
          disabled={acts.resting}
        />
      )}
    </section>
  );
}
