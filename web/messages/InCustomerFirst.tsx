/** What a message of Centrelink’s has beside its text: its word, why it was sent there, what was answered, and what to speak about (EM-38, EM-39, EM-46). */
import { Callout } from '@ag.ds-next/react/callout';
import { systemNames } from '../../domain/electronic-messaging/which-system.ts';
import type { DesktopMessage } from '../client/model.ts';
import { Facts } from '../frame/Section.tsx';
import { claimFacts } from './claim-words.ts';
import css from './MessageView.module.css';
import { MessageStatus } from './MessageStatus.tsx';

export function InCustomerFirst({ its }: { its: NonNullable<DesktopMessage['customerFirst']> }) {
  const { status, recommended, reason, claim, advice } = its;
  return (
    <>
      <dl className={css['statuses']}>
        <div>
          <dt>Status</dt>
          <dd>
            <MessageStatus word={status} />
          </dd>
        </div>
      </dl>
      {advice && (
        <Callout as="div" tone="info" variant="compact">
          {advice}
        </Callout>
      )}
      <Facts
        facts={[
          ['Recommended system', systemNames[recommended]],
          ...(reason ? [['Why Customer First', reason] satisfies [string, string]] : []),
          ...(claim ? claimFacts(claim) : []),
        ]}
      />
    </>
  );
}
