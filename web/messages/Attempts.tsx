import { Heading } from '@ag.ds-next/react/heading';
import type { DesktopMessage } from '../client/model.ts';
import { At } from '../time/When.tsx';
import css from './MessageView.module.css';
import { attemptInWords } from './words.ts';

type Props = { attempts: DesktopMessage['attempts']; level: 'h2' | 'h3' };

/** Every attempt to hand it to the gateway, and what the gateway said of it. */
export function Attempts({ attempts, level }: Props) {
  if (attempts.length === 0) return null;
  return (
    <section aria-label="Attempts and receipts">
      <Heading type={level} fontSize="md">
        Attempts and receipts
      </Heading>
      <ol className={css['attempts']}>
        {attempts.map((attempt) => (
          <li key={attempt.number}>
            {attemptInWords(attempt)}
            {attempt.reason && <div>{attempt.reason}</div>}
            <div className={css['muted']}>
              {attempt.postedAt ? <At instant={attempt.postedAt} /> : 'Not handed over'}
              {attempt.errorCode !== null && `, code ${attempt.errorCode}`}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
