/** Of a plan's approval: its step, whose move it is, until when, what comes next, and why it waits. Readable during and after. */
import { planApprovalWords } from '../../domain/personalised-services/plan-approval-words.ts';
import type { Submission } from '../client/model.ts';
import { PersonName } from '../people/PersonName.tsx';
import { OnLeave } from '../processes/OnLeave.tsx';
import { comesNext } from '../processes/WhatComesNext.tsx';
import { Reason, WhatIsHappening as Panel, type HappeningFact } from '../processes/WhatIsHappening.tsx';
import { useSession } from '../session/session-context.ts';
import { At, Due } from '../time/When.tsx';
import { planStates } from './words.ts';

export function WhatIsHappening({ submission, level = 'h2' }: { submission: Submission; level?: 'h2' | 'h3' }) {
  const { process, state } = submission;
  const over = process.outcome !== null;
  return (
    <Panel
      process={process}
      level={level}
      facts={[
        ['Step', over ? `Over: ${planStates[state].word.toLowerCase()}` : 'Waiting for the manager’s CMP Approval'],
        ...(over ? decided(submission) : waiting(submission)),
        ...comesNext(process, planApprovalWords),
        [over ? 'What now' : 'Why it waits', over ? whatNow(submission) : whyItWaits(process.needs)],
      ]}
    />
  );
}

function waiting({ process, waitingForOnLeave }: Submission): HappeningFact[] {
  const last = process.due.find(({ name }) => name === 'escalate') ?? process.due[0];
  return [
    ['Whose move', <WhoseMove key="whose" {...{ process, waitingForOnLeave }} />],
    ...(last ? [['Until', <Due key="until" instant={last.at} />] satisfies HappeningFact] : []),
  ];
}

function WhoseMove({ process, waitingForOnLeave }: Pick<Submission, 'process' | 'waitingForOnLeave'>) {
  const iAmDelegate = useSession().delegateFor.some(({ person }) => person.id === process.waitingFor?.id);
  return (
    <>
      {process.waitingFor ? (
        <>
          <PersonName person={process.waitingFor} start />
          {iAmDelegate ? ', on leave: you decide as delegate' : <OnLeave leave={waitingForOnLeave} />}
        </>
      ) : (
        'The operators: no manager is left who may decide'
      )}
      {process.since && (
        <>
          , since <At instant={process.since} />
        </>
      )}
    </>
  );
}

function decided({ decidedBy, decidedFor, decidedAt, reason }: Submission): HappeningFact[] {
  return [
    ...(decidedBy && decidedAt
      ? [
          [
            'Decided',
            <span key="decided">
              <PersonName person={decidedBy} start />
              {decidedFor && (
                <>
                  , as delegate of <PersonName person={decidedFor} />
                </>
              )}
              , <At instant={decidedAt} />
            </span>,
          ] satisfies HappeningFact,
        ]
      : []),
    ...(reason ? [['Reason', <Reason key="reason">{reason}</Reason>] satisfies HappeningFact] : []),
  ];
}

const whyItWaits = (needs: Submission['process']['needs']) =>
  needs === 'operator'
    ? 'Everybody in line submitted or edited this plan, and nobody may decide their own. An operator hands it to another manager.'
    : 'A plan counts only when a service manager who neither submitted nor edited it has accepted it.';

function whatNow({ state, timeline }: Submission): string {
  return timeline.at(-1)?.what === 'customerDeceased'
    ? 'Nobody decides it any more: the customer is recorded as deceased.'
    : afterwards[state];
}

const afterwards: Record<Submission['state'], string> = {
  submitted: '',
  accepted: 'The plan counts. It is replaced by submitting a new version.',
  returned: 'The officer can edit the plan and submit it again.',
  withdrawn: 'The officer can edit the plan and submit it again.',
  ended: 'Nobody decides it any more, because the assignment is over.',
};
