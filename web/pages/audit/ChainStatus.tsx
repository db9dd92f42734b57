/** How far the trail is sealed. */
import { useQuery } from '@tanstack/react-query';
import { auditChainQuery } from '../../client/reads.ts';
import { At } from '../../time/When.tsx';
import { useNow } from '../../time/now.ts';
import css from './Audit.module.css';

/** The sealer needs seconds: what waits longer is worth a call. */
const usualMs = 2 * 60_000;

export function ChainStatus() {
  const { data } = useQuery({ ...auditChainQuery, refetchInterval: 15_000 });
  const now = useNow();
  if (!data) return null;
  const { sealed, unsealed, oldestUnsealedAt } = data;
  return (
    <p className={css['plain']}>
      {sealed.toLocaleString('en-AU')} {sealed === 1 ? 'entry is' : 'entries are'} sealed.{' '}
      {oldestUnsealedAt === null ? (
        'None waits for its seal.'
      ) : (
        <>
          {unsealed.toLocaleString('en-AU')}{' '}
          {unsealed === 1 ? 'waits for its seal,' : 'wait for their seal, the oldest'} since{' '}
          <At instant={oldestUnsealedAt} />.
          {now.getTime() - Date.parse(oldestUnsealedAt) > usualMs &&
            ' Sealing takes seconds as a rule: tell the operators.'}
        </>
      )}
    </p>
  );
}
