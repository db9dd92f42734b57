import type { ReactNode } from 'react';
import type { TransferReferral } from '../../client/model.ts';
import { Facts } from '../../frame/Section.tsx';
import { PersonName } from '../../people/PersonName.tsx';
import { At, Due } from '../../time/When.tsx';

type Decision = NonNullable<TransferReferral['monitorDecision']>;

/** Who asked and who decided what, and when. */
export function TheReferral({ referral }: { referral: TransferReferral }) {
  const { referredBy, referredAt, reason, officer, monitorDecision, monitoring, transferActioned, transferDecision } =
    referral;
  const { outcome } = referral.process;
  const facts: [string, ReactNode][] = [
    ['Referred', <ByAt key="referred" by={referredBy} at={referredAt} start />],
    ['Reason', reason ?? 'None given'],
    [
      'PS officer now',
      officer ? <PersonName key="officer" person={officer} start /> : 'Nobody: the assignment is closed',
    ],
    [
      'Monitor Approval',
      monitorDecision ? (
        <Decided key="monitor" decision={monitorDecision} how={monitoring ? 'Accepted' : 'Declined'} />
      ) : (
        notYet(outcome)
      ),
    ],
    ...(monitoring ? [until(monitoring.until, transferActioned === null && outcome === null)] : []),
    [
      'Transfer out of PS',
      transferActioned ? (
        <>
          Actioned by <ByAt by={transferActioned.by} at={transferActioned.at} />
        </>
      ) : (
        notYet(outcome)
      ),
    ],
    [
      'Transfer Approval',
      transferDecision ? (
        <Decided key="transfer" decision={transferDecision} how={outcome === 'transferred' ? 'Accepted' : 'Rejected'} />
      ) : (
        notYet(outcome)
      ),
    ],
  ];
  return <Facts facts={facts} />;
}

const notYet = (outcome: string | null) => (outcome ? 'Not reached' : 'Not yet');

/** A day that nobody waits for any more is no deadline. */
const until = (at: string, running: boolean): [string, ReactNode] => [
  'Monitoring until',
  running ? <Due key="until" instant={at} /> : <At key="until" instant={at} />,
];

function ByAt({ by, at, start = false }: { by: Decision['by']; at: string; start?: boolean }) {
  return (
    <>
      <PersonName person={by} start={start} />, <At instant={at} />
    </>
  );
}

function Decided({ decision: { by, for: forManager, at }, how }: { decision: Decision; how: string }) {
  return (
    <>
      <strong>{how}</strong> by <PersonName person={by} />
      {forManager && (
        <>
          {' '}
          for <PersonName person={forManager} />
        </>
      )}
      , <At instant={at} />
    </>
  );
}
