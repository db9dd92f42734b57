/** Each step of a process: what, who, when, and the reason (PS-24). */
import { Heading } from '@ag.ds-next/react/heading';
import type { TimelineStep } from '../client/model.ts';
import { PersonName } from '../people/PersonName.tsx';
import { At } from '../time/When.tsx';
import css from './Timeline.module.css';
import { processWord } from './words.ts';

type Props = {
  steps: TimelineStep[];
  level?: 'h2' | 'h3';
  /** What happened, in the words of the process. */
  word?: (what: string) => string;
  /** Who did what no person did; empty: nothing is said. */
  nobody?: string;
};

export function Timeline({ steps, level = 'h2', word = processWord, nobody = 'By time' }: Props) {
  return (
    <section aria-label="Timeline">
      <Heading type={level} fontSize="md">
        Timeline
      </Heading>
      <ol className={css['steps']}>
        {steps.map((step) => (
          <li key={step.seq} className={css['step']}>
            <strong>{word(step.what)}</strong>
            <div>
              {step.who ? <PersonName person={step.who} start /> : nobody}
              {step.for && (
                <>
                  {' '}
                  for <PersonName person={step.for} />
                </>
              )}
              {step.to && (
                <>
                  {' '}
                  → waits for <PersonName person={step.to} />
                </>
              )}
            </div>
            <div className={css['when']}>
              <At instant={step.at} />
            </div>
            {step.reason && <p className={css['reason']}>{step.reason}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
