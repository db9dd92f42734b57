/** Of a referral: its step, whose move it is, until when, what comes next, and why it waits. Readable during and after. */
import { Heading } from '@ag.ds-next/react/heading';
import { TextLink } from '@ag.ds-next/react/text-link';
import type { TransferReferral } from '../client/model.ts';
import { addresses } from '../frame/menu.ts';
import { PersonName } from '../people/PersonName.tsx';
import css from '../plan-approval/WhatIsHappening.module.css';
import { useMay, useSession } from '../session/session-context.ts';
import { At, Due } from '../time/When.tsx';
import { sinceWhen } from './stations.ts';
import { referralDeadlines, referralState, referralWord, stepWord } from './words.ts';

type Props = { referral: TransferReferral };

export function WhatIsHappening({ referral, level = 'h2' }: Props & { level?: 'h2' | 'h3' }) {
  const { process } = referral;
  const over = process.outcome !== null;
  return (
    <section className={css['panel']} aria-label="What is happening">
      <Heading type={level} fontSize="md">
        What is happening
      </Heading>
      <dl className={css['facts']}>
        <dt>Step</dt>
        <dd>{over ? `Over: ${referralState(process).word}` : stepWord(process.step)}</dd>
        {over ? <TheEnd referral={referral} /> : <Waiting referral={referral} />}
        {process.due.length > 0 && (
          <>
            <dt>What comes next</dt>
            <dd>
              {process.due.map(({ name, at }) => (
                <div key={name}>
                  {referralDeadlines[name] ?? name} <Due instant={at} />
                </div>
              ))}
            </dd>
          </>
        )}
        <dt>{over ? 'The way on' : 'Why it waits'}</dt>
        <dd>{over ? <WayOn referral={referral} /> : whyItWaits(referral)}</dd>
      </dl>
      {process.temporalUrl && (
        <a href={process.temporalUrl} target="_blank" rel="noreferrer">
          Process in the Temporal Web UI
        </a>
      )}
    </section>
  );
}

function Waiting({ referral }: Props) {
  const { process, officer } = referral;
  const iAmDelegate = useSession().delegateFor.some(({ person }) => person.id === process.waitingFor?.id);
  const until = process.due.find(({ name }) => name === 'escalate' || name === 'lapse') ?? process.due[0];
  const whose = process.waitingFor ?? (process.needs === 'officer' ? officer : null);
  const since = process.needs === 'officer' ? sinceWhen(referral) : process.since;
  return (
    <>
      <dt>Whose move</dt>
      <dd>
        {whose ? <PersonName person={whose} start /> : 'The operators: no manager is left who may decide'}
        {iAmDelegate && ', on leave: you decide as delegate'}
        {since && (
          <>
            , since <At instant={since} />
          </>
        )}
      </dd>
      <dt>Until</dt>
      <dd>{until ? <Due instant={until.at} /> : 'No due date: it waits until somebody acts'}</dd>
    </>
  );
}

function TheEnd({ referral: { timeline, endReason } }: Props) {
  const end = timeline.at(-1);
  if (!end) return null;
  return (
    <>
      <dt>How it ended</dt>
      <dd>
        {referralWord(end.what)}
        {end.who ? (
          <>
            {' '}
            by <PersonName person={end.who} />
            {end.for && (
              <>
                {' '}
                for <PersonName person={end.for} />
              </>
            )}
          </>
        ) : (
          ': the referral ended by itself'
        )}
        , <At instant={end.at} />
      </dd>
      {endReason && (
        <>
          <dt>Reason</dt>
          <dd className={css['reason']}>{endReason}</dd>
        </>
      )}
    </>
  );
}

/** PS-15: a decision is never undone; this is what can be done instead. */
export function WayOn({ referral: { process, officer } }: Props) {
  const mayAllocate = useMay('allocation.view');
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
