/** How far the trail is sealed: what waits longer than a minute is worth a call to an operator. */
import { useQuery } from '@tanstack/react-query';
import { auditChainQuery } from '../../client/reads.ts';
import { At } from '../../time/When.tsx';
import css from './Audit.module.css';

export function ChainStatus() {
  const { data } = useQuery(auditChainQuery);
  if (!data) return null;
  const { sealed, unsealed, oldestUnsealedAt } = data;
  return (
    <p className={css['plain']}>
      {sealed.toLocaleString('en-AU')} {sealed === 1 ? 'entry is' : 'entries are'} sealed.{' '}
      {oldestUnsealedAt === null ? (
        'None waits for its seal.'
      ) : (
        <>
          {unsealed} wait for their seal, the oldest since <At instant={oldestUnsealedAt} />.
        </>
      )}
    </p>
  );
}
