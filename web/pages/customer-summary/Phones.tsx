import { StatusBadge } from '@ag.ds-next/react/status-badge';
import type { CustomerSummary } from '../../client/model.ts';
import css from './CustomerSummaryPage.module.css';

const kinds: Record<string, string> = { mobile: 'Mobile', home: 'Home', work: 'Work' };

export function Phones({ phones }: { phones: CustomerSummary['phones'] }) {
  if (phones.length === 0) return <p className={css['plain']}>No phone number is recorded.</p>;
  return (
    <ul className={css['plainList']}>
      {phones.map(({ kind, number, valid }) => (
        <li key={number} className={`${css['phone']} ${valid ? '' : css['invalid']}`}>
          <span className={css['kind']}>{kinds[kind] ?? kind}</span>
          <span className={css['number']}>{number}</span>
          <StatusBadge
            appearance="subtle"
            label={valid ? 'Valid' : 'Invalid'}
            tone={valid ? 'successLow' : 'errorMedium'}
          />
        </li>
      ))}
    </ul>
  );
}
