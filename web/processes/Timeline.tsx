/** Each step of a process: what, who, when and why; at its end what comes by itself (PS-24). */
import { Heading } from '@ag.ds-next/react/heading';
import type { AnyProcessWords } from '../../domain/process.ts';
import type { OfficerChange, TimelineStep } from '../client/model.ts';
import { PersonName } from '../people/PersonName.tsx';
import { At, Due } from '../time/When.tsx';
import css from './Timeline.module.css';
import { processWord } from './words.ts';

type Props = {
  steps: TimelineStep[];
  level?: 'h2' | 'h3';
  /** What happened, in the words of the process. */
  word?: (what: string) => string;
  /** Who did what no person did; empty: nothing is said. */
  nobody?: string;
  /** The customer went to another officer meanwhile. */
  changes?: OfficerChange[];
  /** What is due in the open process, and its words. */
  ahead?: { due: { name: string; at: string }[]; words: AnyProcessWords };
};

export function Timeline({
  steps,
  level = 'h2',
  word = processWord,
  nobody = 'By itself',
  changes = [],
  ahead,
}: Props) {
  return (
    <section aria-label="Timeline">
      <Heading type={level} fontSize="md">
        Timeline
      </Heading>
      <ol className={css['steps']}>
        {inOrder(steps, changes).map((entry) =>
          'from' in entry ? (
            <li key={entry.at} className={css['step']}>
              <Change change={entry} />
            </li>
          ) : (
            <li key={entry.seq} className={css['step']}>
              <Step step={entry} before={steps[steps.indexOf(entry) - 1]} word={word} nobody={nobody} />
            </li>
          ),
        )}
        {ahead?.due.map(({ name, at }) => (
          <li key={name} className={`${css['step']} ${css['ahead']}`}>
            <span className={css['next']}>To come:</span> {ahead.words.ahead?.[name] ?? name}
            <div className={css['when']}>
              <Due instant={at} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** A change of officer stands where it came; at the same instant behind the step. */
const inOrder = (steps: TimelineStep[], changes: OfficerChange[]): (TimelineStep | OfficerChange)[] =>
  [...steps, ...changes].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));

type StepProps = {
  step: TimelineStep;
  before: TimelineStep | undefined;
  word: (what: string) => string;
  nobody: string;
};

function Step({ step, before, word, nobody }: StepProps) {
  return (
    <>
      <strong>{word(step.what)}</strong>
      <div>
        {step.who ? <PersonName person={step.who} start /> : nobody}
        {step.for && (
          <>
            , as delegate of <PersonName person={step.for} /> (on leave)
          </>
        )}
      </div>
      <WaitsFor step={step} before={before} />
      <div className={css['when']}>
        <At instant={step.at} />
      </div>
      {step.because && <div className={css['because']}>{step.because}</div>}
      {step.reason && (
        <p className={css['reason']}>
          <span className={css['label']}>Reason:</span> {step.reason}
        </p>
      )}
    </>
  );
}

/** With whom it waited from then on, said where it changes. An escalation that finds nobody above leaves it where it was. */
function WaitsFor({ step, before }: Pick<StepProps, 'step' | 'before'>) {
  const { to, what } = step;
  if (!to) {
    return step.step.startsWith('awaiting') ? (
      <div>It went to the operators: no manager in line may decide it</div>
    ) : null;
  }
  if (before?.to?.id !== to.id) {
    return (
      <div>
        It went to <PersonName person={to} />
      </div>
    );
  }
  return what === 'escalate' ? (
    <div>
      It stayed with <PersonName person={to} />: nobody above may decide it
    </div>
  ) : null;
}

function Change({ change: { at, from, to, by } }: { change: OfficerChange }) {
  return (
    <>
      <strong>Customer given to another officer</strong>
      <div>
        <PersonName person={by} start />: from <PersonName person={from} form="name" /> to{' '}
        <PersonName person={to} form="name" />
      </div>
      <div className={css['when']}>
        <At instant={at} />
      </div>
    </>
  );
}
