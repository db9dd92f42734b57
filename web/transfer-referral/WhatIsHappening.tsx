/** Of a referral: its step, whose move it is, until when, what comes next, and why it waits. Readable during and after. */
import { TextLink } from '@ag.ds-next/react/text-link';
import { transferReferralWords } from '../../domain/personalised-services/transfer-referral-words.ts';
import type { TimelineStep, TransferReferral } from '../client/model.ts';
import { addresses } from '../frame/menu.ts';
import { PersonName } from '../people/PersonName.tsx';
import { OnLeave } from '../processes/OnLeave.tsx';
import { sinceWhen } from '../processes/stations.ts';
import { comesNext } from '../processes/WhatComesNext.tsx';
import { Reason, WhatIsHappening as Panel, type HappeningFact } from '../processes/WhatIsHappening.tsx';
import { useMay, useSession } from '../session/session-context.ts';
import { At, Due } from '../time/When.tsx';
import { referralState, referralWord, stepWord } from './words.ts';

type Props = { referral: TransferReferral };

export function WhatIsHappening({ referral, level = 'h2' }: Props & { level?: 'h2' | 'h3' }) {
  const { process } = referral;
  const over = process.outcome !== null;
  return (
    <Panel
      process={process}
      level={level}
      facts={[
        ['Step', over ? `Over: ${referralState(process).word}` : stepWord(process.step)],
        ...(over ? theEnd(referral) : waiting(referral)),
        ...comesNext(process, transferReferralWords),
        [over ? 'The way on' : 'Why it waits', over ? <WayOn key="on" referral={referral} /> : whyItWaits(referral)],
      ]}
    />
  );
}

function waiting(referral: TransferReferral): HappeningFact[] {
  const { due } = referral.process;
  const until = due.find(({ name }) => name === 'escalate' || name === 'lapse') ?? due[0];
  return [
    ['Whose move', <WhoseMove key="whose" referral={referral} />],
    ['Until', until ? <Due key="until" instant={until.at} /> : 'No due date: it waits until somebody acts'],
  ];
}

function WhoseMove({ referral }: Props) {
  const { process, officer } = referral;
  const iAmDelegate = useSession().delegateFor.some(({ person }) => person.id === process.waitingFor?.id);
  const whose = process.waitingFor ?? (process.needs === 'officer' ? officer : null);
  const since = process.needs === 'officer' ? sinceOfficer(referral) : process.since;
  return (
    <>
      {whose ? <PersonName person={whose} start /> : 'The operators: no manager is left who may decide'}
      {iAmDelegate ? ', on leave: you decide as delegate' : <OnLeave leave={referral.waitingForOnLeave} />}
      {since && (
        <>
          , since <At instant={since} />
        </>
      )}
    </>
  );
}

/** Since when this officer has the step: it may have been another's before. */
function sinceOfficer(referral: TransferReferral): string | null {
  const since = sinceWhen(referral);
  const change = referral.officerChanges.at(-1)?.at;
  return since && change && change > since ? change : since;
}

function theEnd({ timeline, endReason }: TransferReferral): HappeningFact[] {
  const end = timeline.at(-1);
  if (!end) return [];
  return [
    ['How it ended', <HowItEnded key="end" end={end} />],
    ...(endReason ? [['Reason', <Reason key="reason">{endReason}</Reason>] satisfies HappeningFact] : []),
  ];
}

function HowItEnded({ end }: { end: TimelineStep }) {
  return (
    <>
      {referralWord(end.what)}
      {end.who ? (
        <>
          {' '}
          by <PersonName person={end.who} />
          {end.for && (
            <>
              , as delegate of <PersonName person={end.for} />
            </>
          )}
        </>
      ) : (
        ': the referral ended by itself'
      )}
      , <At instant={end.at} />
    </>
  );
}

/** PS-15: a decision is never undone; this is what can be done instead. */
export function WayOn({ referral: { process, officer, timeline } }: Props) {
  const mayAllocate = useMay('allocation.view');
  if (timeline.at(-1)?.what === 'customerDeceased')
    return 'The customer is recorded as deceased. Nobody decides it any more.';
  if (process.outcome === 'ended') return 'The assignment it belonged to is over. Nobody decides it any more.';
  if (officer) {
    return (
      <>
        The customer is in PS, with <PersonName person={officer} />, who may make a new referral at any time; it begins
        with Monitor Approval.
      </>
    );
  }
  const allocation = 'Service Manager Allocation';
  return (
    <>
      The PS assignment is closed. To take the customer back, a service manager refers and assigns them again in{' '}
      {mayAllocate ? <TextLink href={addresses.allocation}>{allocation}</TextLink> : allocation}.
    </>
  );
}

function whyItWaits({ process: { needs, step } }: TransferReferral): string {
  if (needs === 'operator')
    return 'No manager in line may decide it: there is none, or it is who referred the customer or actioned the transfer. An operator hands it to a manager.';
  switch (step) {
    case 'awaitingMonitorApproval':
      return 'Monitoring begins only when a service manager who did not refer the customer has accepted it.';
    case 'monitoring':
      return 'The officer monitors the customer, and may action Transfer out of PS at any time.';
    case 'lapsed':
      return 'Monitoring ended with no transfer actioned, and can’t be extended. The officer actions Transfer out of PS or withdraws the referral.';
    case 'awaitingTransferApproval':
      return 'The customer leaves PS only when a service manager who neither referred nor actioned the transfer has accepted it.';
    default:
      return '';
  }
}
