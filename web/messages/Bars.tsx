/** Why a message can't be sent, each reason with its way out: in words, with a sign, and in red (EM-6). */
import { ProgressBlockedIcon } from '@ag.ds-next/react/icon';
import type { ReactNode } from 'react';
import css from './Bars.module.css';

/** `lead`: to where it can be lifted. */
type Bar = { sentence: string; wayOut: string | null; lead?: ReactNode };
type Props = { bars: readonly Bar[]; title?: string };

export function Bars({ bars, title = 'No message can be sent' }: Props) {
  if (bars.length === 0) return null;
  return (
    <section className={css['bars']} aria-label={title}>
      <ul className={css['list']}>
        {bars.map(({ sentence, wayOut, lead }) => (
          <li key={sentence}>
            <ProgressBlockedIcon aria-hidden="false" aria-label="Not possible:" color="inherit" />
            <div>
              <p className={css['sentence']}>{sentence}</p>
              {wayOut && <p className={css['wayOut']}>{wayOut}</p>}
              {lead && <div className={css['wayOut']}>{lead}</div>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
