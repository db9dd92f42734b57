import { TextLink } from '@ag.ds-next/react/text-link';
import type { CustomerSummary } from '../../client/model.ts';
import { addresses } from '../../frame/menu.ts';
import { PersonName } from '../../people/PersonName.tsx';
import { useMay } from '../../session/session-context.ts';
import { At } from '../../time/When.tsx';
import css from './CustomerSummaryPage.module.css';

/** Whose PS customer this is and, for PS officers whose it is not, why the rest is not shown (RS-1). */
export function PersonalisedServicesLine({ customer }: { customer: CustomerSummary }) {
  const asksForThem = useMay('personalisedServices.view');
  const { viewPersonalisedServices: view } = customer.may;
  return (
    <>
      <Standing customer={customer} />
      {asksForThem && !view.possible && <p className={css['muted']}>{view.why}</p>}
    </>
  );
}

function Standing({ customer }: { customer: CustomerSummary }) {
  const mayAllocate = useMay('allocation.view');
  const { assignment, pendingReferral } = customer;
  if (assignment) {
    return (
      <p className={css['plain']}>
        Assigned to <PersonName person={assignment.officer} />, since <At instant={assignment.openedAt} />.
      </p>
    );
  }
  if (pendingReferral) {
    return (
      <p className={css['plain']}>
        Referred on <At instant={pendingReferral.createdAt} />; not yet assigned to an officer.{' '}
        {mayAllocate && <TextLink href={addresses.allocation}>Service Manager Allocation</TextLink>}
      </p>
    );
  }
  return (
    <p className={css['plain']}>Not a PS customer. A service manager can refer them in Service Manager Allocation.</p>
  );
}
