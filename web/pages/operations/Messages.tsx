/** What operators look after of messages: outcomes that nobody knows yet, receipts that belong to nothing, the stop switch. */
import { PageAlert } from '@ag.ds-next/react/page-alert';
import { Text } from '@ag.ds-next/react/text';
import { TextLink } from '@ag.ds-next/react/text-link';
import { Section } from '../../frame/Section.tsx';
import { addresses } from '../../frame/menu.ts';
import { useSession } from '../../session/session-context.ts';
import { At } from '../../time/When.tsx';
import css from './Operations.module.css';
import type { Operations } from './operations-query.ts';
import { ProcessCell } from './ProcessCell.tsx';

export function Messages({ now }: { now: Operations }) {
  const { outcomesUnknown, unlinkedReceipts, refusedCallbacks, sendingStops } = now;
  const refused = refusedCallbacks.withoutSignature + refusedCallbacks.badSignature;
  return (
    <Section title="Messages" actions={<TextLink href={addresses.sending}>Stop switch</TextLink>}>
      {sendingStops.map(({ id, template, reason, stoppedAt }) => (
        <PageAlert
          key={id}
          tone="warning"
          title={template ? `Sending of “${template.type}” is stopped` : 'All sending is stopped'}
        >
          <Text as="p">
            Since <At instant={stoppedAt} />: {reason}
          </Text>
        </PageAlert>
      ))}
      {outcomesUnknown.length === 0 ? (
        <p className={css['plain']}>Of every message it is known whether the gateway has it.</p>
      ) : (
        <Unknown outcomes={outcomesUnknown} />
      )}
      <p className={css['plain']}>
        {unlinkedReceipts === 0
          ? 'Every receipt belongs to an attempt.'
          : `Receipts that belong to no attempt we know: ${unlinkedReceipts}. They are linked by themselves when their attempt is found.`}
      </p>
      {refused > 0 && (
        <p className={css['plain']}>
          Callbacks refused since the API started: {refusedCallbacks.badSignature} with a wrong signature,{' '}
          {refusedCallbacks.withoutSignature} without one. Somebody forges them, or the gateway signs with a token or
          for an address that is not ours: then receipts are missing, and the gateway is asked instead.
        </p>
      )}
    </Section>
  );
}

function Unknown({ outcomes }: { outcomes: Operations['outcomesUnknown'] }) {
  const { temporalUiUrl } = useSession();
  return (
    <table className={css['table']}>
      <caption className={css['caption']}>
        The gateway’s answer was lost. Each is looked for in the gateway’s record by itself; nothing is sent twice
      </caption>
      <thead>
        <tr>
          <th scope="col" className={css['process']}>
            Process
          </th>
          <th scope="col">Since</th>
          <th scope="col">Handed over</th>
          <th scope="col">Looked for in vain</th>
        </tr>
      </thead>
      <tbody>
        {outcomes.map(({ messageId, processId, since, postedAt, searches }) => (
          <tr key={messageId}>
            <td>
              <ProcessCell
                place={{
                  processId,
                  kind: 'smsDelivery',
                  step: 'outcomeUnknown',
                  temporalUrl: temporalUiUrl && `${temporalUiUrl}/${encodeURIComponent(processId)}`,
                }}
              />
            </td>
            <td>
              <At instant={since} />
            </td>
            <td>{postedAt ? <At instant={postedAt} /> : 'Not known'}</td>
            <td>{searches === 1 ? 'once' : `${searches} times`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
