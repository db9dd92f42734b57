import { Heading } from '@ag.ds-next/react/heading';
import { PageAlert } from '@ag.ds-next/react/page-alert';
import { Text } from '@ag.ds-next/react/text';
import { useState } from 'react';
import type { TransferReferral } from '../../client/model.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { CustomerLine } from '../../customers/CustomerCell.tsx';
import { ErrorSummary } from '../../forms/ErrorSummary.tsx';
import { Window } from '../../frame/Window.tsx';
import { PersonName } from '../../people/PersonName.tsx';
import { StackingDocuments } from '../../stacking-documents/StackingDocuments.tsx';
import { At, Due } from '../../time/When.tsx';
import { AcceptedPlan } from '../../transfer-referral/AcceptedPlan.tsx';
import { ReferralPicture } from '../../transfer-referral/ReferralPicture.tsx';
import { ReferralTimeline } from '../../transfer-referral/ReferralTimeline.tsx';
import { WayOn, WhatIsHappening } from '../../transfer-referral/WhatIsHappening.tsx';
import { approvalOf, referralWord } from '../../transfer-referral/words.ts';
import css from './ManagerActions.module.css';
import { NextItem } from './NextItem.tsx';
import { ReferralDecision } from './ReferralDecision.tsx';
import { useReferralDecision } from './useReferralDecision.ts';

type Props = { referral: TransferReferral; onClose: () => void };

export function ReferralApproval({ referral, onClose }: Props) {
  const [done, setDone] = useState<string | null>(null);
  const decision = useReferralDecision(referral, setDone);
  const { may, process, stackingDocuments } = referral;
  const [atFirst] = useState(process.step);
  const meanwhile = !done && approvalOf(atFirst) !== null && atFirst !== process.step;
  const approval = approvalOf(process.step);
  const decidable = [may.acceptMonitoring, may.acceptTransfer, may.handOver].some(({ possible }) => possible);
  return (
    <Window
      title="Service Manager Approval Action"
      width="wide"
      onClose={onClose}
      dirty={!done && decision.form.values.reason.trim() !== ''}
      {...(done || meanwhile || !decidable
        ? {}
        : { save: { onSave: decision.save, busy: decision.busy, disabled: decision.unknown } })}
      actions={(done ?? (meanwhile || !approval)) && <NextItem after={referral.id} />}
    >
      {done && (
        <PageAlert tone="success" title={done} focusOnMount>
          <Text as="p">
            <WhatNow referral={referral} />
          </Text>
        </PageAlert>
      )}
      {meanwhile && <Meanwhile referral={referral} />}
      <ErrorSummary form={decision.form} />
      {decision.commands.map((command, index) => (
        <CommandFailure key={index} command={command} inForm />
      ))}
      <CustomerLine customer={referral.customer} />
      <ReferralPicture referral={referral} brief />
      <div className={css['columns']}>
        <div className={css['column']}>
          {!done && !meanwhile && approval && (
            <section className={css['decision']} aria-label="Decision">
              <Asked referral={referral} approval={approval} />
              <ReferralDecision referral={referral} decision={decision} />
            </section>
          )}
          {!done && !meanwhile && !approval && (
            <PageAlert tone="info" title="Nothing is to be decided here now">
              <Text as="p">
                {process.step === 'lapsed'
                  ? 'The 90 days are over with no transfer actioned. You are told so that you know: the officer actions Transfer out of PS or withdraws the referral.'
                  : 'The referral waits for no manager.'}
              </Text>
            </PageAlert>
          )}
          <AcceptedPlan referral={referral} />
        </div>
        <div className={css['column']}>
          <WhatIsHappening referral={referral} level="h3" />
          <ReferralTimeline referral={referral} level="h3" />
        </div>
      </div>
      <section className={css['notes']} aria-label="Stacking documents and notes">
        <Heading type="h3" fontSize="md">
          Stacking documents and notes
        </Heading>
        {stackingDocuments.length === 0 ? (
          <Text as="p">There are none.</Text>
        ) : (
          <StackingDocuments documents={stackingDocuments} level="h4" />
        )}
      </section>
    </Window>
  );
}

function Asked({ referral, approval }: { referral: TransferReferral; approval: string }) {
  const { referredBy, referredAt, reason, transferActioned, process } = referral;
  const asked = approval === 'Transfer Approval' && transferActioned;
  const until = process.due.find(({ name }) => name === 'escalate') ?? process.due[0];
  return (
    <>
      <p className={css['asked']}>
        <strong>{approval}</strong> is asked by <PersonName person={asked ? asked.by : referredBy} />, since{' '}
        <At instant={asked ? asked.at : referredAt} />
        {until && (
          <>
            . Due <Due instant={until.at} />
          </>
        )}
        .
      </p>
      <p className={css['asked']}>{reason ? `Reason for the referral: “${reason}”` : 'No reason was given.'}</p>
    </>
  );
}

/** Somebody else brought it on while the window was open. */
function Meanwhile({ referral: { timeline, process } }: { referral: TransferReferral }) {
  const last = timeline.at(-1);
  if (!last) return null;
  return (
    <PageAlert tone="info" title={`Meanwhile: ${referralWord(last.what)}`} role="alert">
      <Text as="p">
        {last.who ? (
          <>
            By <PersonName person={last.who} />,{' '}
          </>
        ) : (
          'By itself, '
        )}
        <At instant={last.at} />.{' '}
        {approvalOf(process.step)
          ? `Open it again from the list: it now asks for ${approvalOf(process.step)}.`
          : 'Nothing is left to decide here.'}
      </Text>
    </PageAlert>
  );
}

function WhatNow({ referral }: { referral: TransferReferral }) {
  const { process, officer, monitoring } = referral;
  if (process.outcome) return <WayOn referral={referral} />;
  if (process.step === 'monitoring' && monitoring) {
    return (
      <>
        Monitoring ends <Due instant={monitoring.until} />. {officer?.name ?? 'The officer'} may action Transfer out of
        PS from now on.
      </>
    );
  }
  return process.waitingFor ? `It now waits for ${process.waitingFor.name}.` : 'It now waits for the operators.';
}
