/** Of a process: its step, whose move it is, until when, what comes next, and why it waits. Readable during and after. */
import { Heading } from '@ag.ds-next/react/heading';
import type { Submission } from '../client/model.ts';
import { PersonName } from '../people/PersonName.tsx';
import { useSession } from '../session/session-context.ts';
import { At, Due } from '../time/When.tsx';
import css from './WhatIsHappening.module.css';
import { deadlineWords, planStates } from './words.ts';

export function WhatIsHappening({ submission, level = 'h2' }: { submission: Submission; level?: 'h2' | 'h3' }) {
  const { process, state, decidedAt } = submission;
  const over = process.outcome !== null;
  return (
    <section className={css['panel']} aria-label="What is happening">
      <Heading type={level} fontSize="md">
        What is happening
      </Heading>
      <Steps state={state} />
      <dl className={css['facts']}>
        <dt>Step</dt>
        <dd>{over ? `Over: ${planStates[state].word.toLowerCase()}` : 'Waiting for the manager’s CMP Approval'}</dd>
        {over ? <Decided submission={submission} /> : <Waiting submission={submission} />}
        {!over && process.due.length > 0 && (
          <>
            <dt>What comes next</dt>
            <dd>
              {process.due.map(({ name, at }) => (
                <div key={name}>
                  {deadlineWords[name] ?? name} <Due instant={at} />
                </div>
              ))}
            </dd>
          </>
        )}
        <dt>{over ? 'What now' : 'Why it waits'}</dt>
        <dd>{over ? afterwards[state] : whyItWaits(process.needs)}</dd>
      </dl>
      {process.temporalUrl && (
        <a href={process.temporalUrl} target="_blank" rel="noreferrer">
          Process in the Temporal Web UI
        </a>
      )}
      {over && !decidedAt && <p>It ended by itself.</p>}
    </section>
  );
}

function Waiting({ submission: { process } }: { submission: Submission }) {
  const iAmDelegate = useSession().delegateFor.some(({ person }) => person.id === process.waitingFor?.id);
  const last = process.due.find(({ name }) => name === 'escalate') ?? process.due[0];
  return (
    <>
      <dt>Whose move</dt>
      <dd>
        {process.waitingFor ? (
          <>
            <PersonName person={process.waitingFor} start />
            {iAmDelegate && ', on leave: you decide as delegate'}
          </>
        ) : (
          'The operators: no manager is left who may decide'
        )}
        {process.since && (
          <>
            , since <At instant={process.since} />
          </>
        )}
      </dd>
      {last && (
        <>
          <dt>Until</dt>
          <dd>
            <Due instant={last.at} />
          </dd>
        </>
      )}
    </>
  );
}

function Decided({ submission: { decidedBy, decidedFor, decidedAt, reason } }: { submission: Submission }) {
  return (
    <>
      {decidedBy && decidedAt && (
        <>
          <dt>Decided</dt>
          <dd>
            <PersonName person={decidedBy} start />
            {decidedFor && (
              <>
                {' '}
                for <PersonName person={decidedFor} />
              </>
            )}
            , <At instant={decidedAt} />
          </dd>
        </>
      )}
      {reason && (
        <>
          <dt>Reason</dt>
          <dd className={css['reason']}>{reason}</dd>
        </>
      )}
    </>
  );
}

const whyItWaits = (needs: Submission['process']['needs']) =>
  needs === 'operator'
    ? 'Everybody in line submitted or edited this plan, and nobody may decide their own. An operator hands it to another manager.'
    : 'A plan counts only when a service manager who neither submitted nor edited it has accepted it.';

const afterwards: Record<Submission['state'], string> = {
  submitted: '',
  accepted: 'The plan counts. It is replaced by submitting a new version.',
  returned: 'The officer can edit the plan and submit it again.',
  withdrawn: 'The officer can edit the plan and submit it again.',
  ended: 'Nobody decides it any more, because the assignment is over.',
};

/** The way as a line: done, present, to come. */
function Steps({ state }: { state: Submission['state'] }) {
  const decided = state !== 'submitted';
  const steps = [
    { word: 'Submitted', now: false, done: true },
    { word: 'CMP Approval', now: !decided, done: decided },
    { word: decided ? planStates[state].word : 'Decided', now: false, done: decided },
  ];
  return (
    <ol className={css['steps']}>
      {steps.map(({ word, now, done }) => (
        <li
          key={word}
          className={now ? css['now'] : done ? css['done'] : css['later']}
          aria-current={now ? 'step' : undefined}
        >
          <span className={css['sign']} aria-hidden>
            {done ? '✓' : ''}
          </span>
          {word}
        </li>
      ))}
    </ol>
  );
}
