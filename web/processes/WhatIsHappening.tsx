/** Of any process: its step, whose move it is, until when, what comes next, and why it waits. What each says, each process knows. */
import { Heading } from '@ag.ds-next/react/heading';
import type { ReactNode } from 'react';
import type { Submission } from '../client/model.ts';
import { Due } from '../time/When.tsx';
import css from './WhatIsHappening.module.css';

type Process = Pick<Submission['process'], 'due' | 'temporalUrl'>;
export type HappeningFact = [label: string, value: ReactNode];

type Props = {
  process: Process;
  facts: HappeningFact[];
  level?: 'h2' | 'h3';
  /** Above the facts: the way as a line. */
  picture?: ReactNode;
};

export function WhatIsHappening({ process: { temporalUrl }, facts, level = 'h2', picture }: Props) {
  return (
    <section className={css['panel']} aria-label="What is happening">
      <Heading type={level} fontSize="md">
        What is happening
      </Heading>
      {picture}
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

/** What happens by itself, the nearest first; none where nothing does. */
export function whatComesNext({ due }: Process, words: Record<string, string>): HappeningFact[] {
  if (due.length === 0) return [];
  return [
    [
      'What comes next',
      due.map(({ name, at }) => (
        <div key={name}>
          {words[name] ?? name} <Due instant={at} />
        </div>
      )),
    ],
  ];
}

/** Somebody's own words, with their line breaks. */
export const Reason = ({ children }: { children: string }) => <span className={css['reason']}>{children}</span>;
