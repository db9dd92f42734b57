import { Checkbox } from '@ag.ds-next/react/checkbox';
import { TextLink } from '@ag.ds-next/react/text-link';
import type { TransferReferral } from '../../client/model.ts';
import { addresses } from '../../frame/menu.ts';
import { PersonName } from '../../people/PersonName.tsx';
import { At } from '../../time/When.tsx';
import css from './Referral.module.css';
import type { Acts } from './useReferralActions.ts';

/** The `Transfer out of PS` box: at any time from the accepted monitoring on, also after its end (PS-18). */
export function TransferBox({ acts, referral }: { acts: Acts; referral: TransferReferral }) {
  const { acceptedPlan, transferActioned, may, customer, process } = referral;
  const possible = may.actionTransfer;
  const ticked = acts.isTicked('actionTransfer');
  return (
    <section className={css['box']} aria-label="Transfer out of PS">
      <Checkbox
        checked={ticked || transferActioned !== null}
        disabled={acts.resting || !possible.possible}
        onChange={(event) => acts.tick('actionTransfer', event.target.checked)}
      >
        Transfer out of PS
      </Checkbox>
      {transferActioned && (
        <p className={css['hint']}>
          Actioned by <PersonName person={transferActioned.by} />, <At instant={transferActioned.at} />.
        </p>
      )}
      {possible.possible ? (
        <p className={css['hint']}>
          {ticked
            ? 'Save ends monitoring and puts it on your service manager’s list as a Transfer Approval. It can’t be undone; until it is decided you can withdraw the referral.'
            : 'Tick the box and Save to put the transfer before your service manager.'}
        </p>
      ) : (
        !transferActioned && <p className={css['hint']}>{possible.why}</p>
      )}
      <p className={css['small']}>
        {acceptedPlan ? (
          <>
            A transfer needs an accepted plan:{' '}
            <TextLink href={addresses.submission(acceptedPlan.submissionId)}>version {acceptedPlan.number}</TextLink>,
            accepted <At instant={acceptedPlan.decidedAt} />.
          </>
        ) : (
          <>
            {process.step === 'awaitingMonitorApproval' &&
              'A transfer will need an accepted plan, and none is accepted in this assignment yet. '}
            <TextLink href={addresses.personalisedServices(customer.id)}>Open the plan</TextLink>
          </>
        )}
      </p>
    </section>
  );
}
