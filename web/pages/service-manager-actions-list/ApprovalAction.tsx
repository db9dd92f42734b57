import { Heading } from '@ag.ds-next/react/heading';
import { PageAlert } from '@ag.ds-next/react/page-alert';
import { Text } from '@ag.ds-next/react/text';
import { useState } from 'react';
import type { Submission } from '../../client/model.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { IndicatorsOf } from '../../customers/Indicators.tsx';
import { CustomerLine } from '../../customers/CustomerCell.tsx';
import { ErrorSummary } from '../../forms/ErrorSummary.tsx';
import { Window } from '../../frame/Window.tsx';
import { PersonName } from '../../people/PersonName.tsx';
import { PlanPicture } from '../../plan-approval/PlanPicture.tsx';
import { PlanTimeline } from '../../plan-approval/PlanTimeline.tsx';
import { SubmittedPlan } from '../../plan-approval/SubmittedPlan.tsx';
import { planStates } from '../../plan-approval/words.ts';
import { WhatIsHappening } from '../../plan-approval/WhatIsHappening.tsx';
import { StackingDocuments } from '../../stacking-documents/StackingDocuments.tsx';
import { At, Due } from '../../time/When.tsx';
import { Decision } from './Decision.tsx';
import css from './ManagerActions.module.css';
import { NextItem } from './NextItem.tsx';
import { useDecision } from './useDecision.ts';

type Props = { submission: Submission; onClose: () => void };

export function ApprovalAction({ submission, onClose }: Props) {
  const [done, setDone] = useState<string | null>(null);
  const decision = useDecision(submission, setDone);
  const [atFirst] = useState(submission.state);
  const decidedMeanwhile = !done && atFirst === 'submitted' && submission.state !== 'submitted';
  const { may, process, submittedBy, submittedAt } = submission;
  const decidable = may.accept.possible || may.return.possible || may.handOver.possible;
  const until = process.due.find(({ name }) => name === 'escalate') ?? process.due[0];
  return (
    <Window
      title="Service Manager Approval Action"
      width="wide"
      onClose={onClose}
      dirty={!done && decision.form.values.reason.trim() !== ''}
      {...(done || !decidable
        ? {}
        : { save: { onSave: decision.save, busy: decision.busy, disabled: decision.unknown } })}
      actions={(done ?? decidedMeanwhile) && <NextItem after={submission.id} />}
    >
      {done && (
        <PageAlert tone="success" title={done} focusOnMount>
          <Text as="p">{whatNow(submission)}</Text>
        </PageAlert>
      )}
      {decidedMeanwhile && (
        <PageAlert tone="info" title={`Meanwhile: ${planStates[submission.state].word}`} role="alert">
          <Text as="p">
            {submission.decidedBy && submission.decidedAt ? (
              <>
                By <PersonName person={submission.decidedBy} />, <At instant={submission.decidedAt} />. Nothing is left
                to decide here.
              </>
            ) : (
              'Nothing is left to decide here.'
            )}
          </Text>
        </PageAlert>
      )}
      <ErrorSummary form={decision.form} />
      {decision.commands.map((command, index) => (
        <CommandFailure key={index} command={command} inForm />
      ))}
      <CustomerLine customer={submission.customer} />
      <IndicatorsOf customerId={submission.customer.id} />
      <PlanPicture submission={submission} brief />
      <div className={css['columns']}>
        <div className={css['column']}>
          {!done && !decidedMeanwhile && (
            <section className={css['decision']} aria-label="Decision">
              <p className={css['asked']}>
                <strong>CMP Approval</strong> is asked by <PersonName person={submittedBy} />, since{' '}
                <At instant={submittedAt} />
                {until && (
                  <>
                    . Due <Due instant={until.at} />
                  </>
                )}
                .
              </p>
              <Decision submission={submission} decision={decision} />
            </section>
          )}
          <SubmittedPlan submission={submission} />
          <section className={css['notes']} aria-label="Stacking documents and notes">
            <Heading type="h3" fontSize="md">
              Stacking documents and notes
            </Heading>
            {submission.stackingDocuments.length === 0 ? (
              <Text as="p">There are none.</Text>
            ) : (
              <StackingDocuments documents={submission.stackingDocuments} level="h4" />
            )}
          </section>
        </div>
        <div className={css['column']}>
          <WhatIsHappening submission={submission} level="h3" />
          <PlanTimeline submission={submission} level="h3" />
        </div>
      </div>
    </Window>
  );
}

function whatNow({ state, process, submittedBy }: Submission): string {
  switch (state) {
    case 'accepted':
      return `The plan counts from now on; ${submittedBy.name} sees it on the CSO Actions List.`;
    case 'returned':
      return `${submittedBy.name} sees your reason on the CSO Actions List and can submit again.`;
    case 'submitted':
      return process.waitingFor ? `It now waits for ${process.waitingFor.name}.` : 'It now waits for the operators.';
    case 'withdrawn':
    case 'ended':
      return 'It is over.';
  }
}
