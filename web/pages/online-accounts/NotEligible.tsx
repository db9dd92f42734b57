/** OA-6: the reasons, closed with `OK`; then the officer may Cancel or Reject. */
import { Button } from '@ag.ds-next/react/button';
import { PageAlert } from '@ag.ds-next/react/page-alert';
import css from './OnlineAccounts.module.css';

export const NotEligible = ({ reasons, onOk }: { reasons: readonly string[]; onOk: () => void }) => (
  <PageAlert tone="error" title="The customer is not eligible for a new account" role="alert" focusOnMount>
    <ul className={css['reasons']}>
      {reasons.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
    <div>
      <Button variant="secondary" onClick={onOk}>
        OK
      </Button>
    </div>
  </PageAlert>
);
