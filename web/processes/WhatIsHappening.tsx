/** Of any process: its step, whose move it is, until when, what comes next, and why it waits. What each says, each process knows. */
import { Heading } from '@ag.ds-next/react/heading';
import type { ReactNode } from 'react';
import type { Submission } from '../client/model.ts';
import css from './WhatIsHappening.module.css';

type Process = Pick<Submission['process'], 'temporalUrl'>;
export type HappeningFact = [label: string, value: ReactNode];

type Props = {
  process: Process;
  facts: HappeningFact[];
  level?: 'h2' | 'h3';
};

export function WhatIsHappening({ process: { temporalUrl }, facts, level = 'h2' }: Props) {
  return (
    <section className={css['panel']} aria-label="What is happening">
      <Heading type={level} fontSize="md">
        What is happening
      </Heading>
      <dl className={css['facts']}>
        {facts.map(([label, value]) => (
          <div key={label} className={css['fact']}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {temporalUrl && (
        <a href={temporalUrl} target="_blank" rel="noreferrer">
          Process in the Temporal Web UI
        </a>
      )}
    </section>
  );
}

/** Somebody's own words, with their line breaks. */
export const Reason = ({ children }: { children: string }) => <span className={css['reason']}>{children}</span>;
