/** What must not be overlooked about a customer, in words with a sign; never by colour alone. */
import { AlertFilledIcon, BusinessIcon, FlagFilledIcon, LockIcon, WarningFilledIcon } from '@ag.ds-next/react/icon';
import { useQuery } from '@tanstack/react-query';
import type { CustomerSummary } from '../client/model.ts';
import { customerQuery } from '../client/reads.ts';
import { formatDate } from '../time/When.tsx';
import css from './Indicators.module.css';

/** Wherever somebody works on a customer, not on the summary only. */
export function IndicatorsOf({ customerId }: { customerId: string }) {
  const { data } = useQuery(customerQuery(customerId));
  return data ? <Indicators indicators={data.indicators} /> : null;
}

export function Indicators({ indicators }: { indicators: CustomerSummary['indicators'] }) {
  const { restricted, fdv, deceasedOn, specialisedArea, employer } = indicators;
  if (!restricted && !fdv && !deceasedOn && !specialisedArea && !employer) return null;
  return (
    <ul className={css['indicators']} aria-label="Indicators">
      {deceasedOn && (
        <li className={css['stop']}>
          <AlertFilledIcon /> Deceased <span className={css['more']}>{formatDate(deceasedOn)}</span>
        </li>
      )}
      {restricted && (
        <li className={css['stop']}>
          <LockIcon /> RAC <span className={css['more']}>Restricted Access Customer</span>
        </li>
      )}
      {fdv && (
        <li className={css['care']}>
          <WarningFilledIcon /> FDV <span className={css['more']}>Family and domestic violence</span>
        </li>
      )}
      {specialisedArea && (
        <li className={css['know']}>
          <FlagFilledIcon /> Specialised area <span className={css['more']}>{specialisedArea}</span>
        </li>
      )}
      {employer && (
        <li className={css['know']}>
          <BusinessIcon /> Employer
        </li>
      )}
    </ul>
  );
}
