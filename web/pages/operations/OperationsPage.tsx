/** What is stuck, since when, and what to do; for operators. Ids and words only, no customer data. */
import { Button } from '@ag.ds-next/react/button';
import { ExternalLinkIcon } from '@ag.ds-next/react/icon';
import { PageAlert } from '@ag.ds-next/react/page-alert';
import { Text } from '@ag.ds-next/react/text';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Outlet } from 'react-router';
import { Loaded } from '../../frame/Loaded.tsx';
import { PageTitle } from '../../frame/PageTitle.tsx';
import { Columns, Facts, Section } from '../../frame/Section.tsx';
import { At } from '../../time/When.tsx';
import { Messages } from './Messages.tsx';
import { OpenProcesses } from './OpenProcesses.tsx';
import css from './Operations.module.css';
import { operationsQuery, readOperations, type Operations } from './operations-query.ts';
import { StuckProcesses } from './StuckProcesses.tsx';
import { TriedAgain } from './TriedAgain.tsx';
import { incompleteWords, kindWords, lasting, listWords } from './words.ts';

/** Older than the sweeper's own pauses: something keeps it from being delivered. */
const lateSeconds = 60;

export function OperationsPage() {
  const query = useQuery(operationsQuery);
  const queries = useQueryClient();
  const again = useMutation({
    mutationFn: () => readOperations(true),
    onSuccess: (now) => queries.setQueryData(operationsQuery.queryKey, now),
  });
  return (
    <>
      <PageTitle
        path="Operations"
        actions={
          <Button variant="secondary" onClick={() => again.mutate()} loading={again.isPending} loadingLabel="Comparing">
            Compare again
          </Button>
        }
      >
        What is stuck
      </PageTitle>
      {again.isError && (
        <PageAlert tone="error" title="It could not be compared again" role="alert">
          <Text as="p">What is shown is from before. Try again in a moment.</Text>
        </PageAlert>
      )}
      <Loaded query={query} missing="There is nothing to show">
        {(now) => <Overview now={now} />}
      </Loaded>
      <Outlet />
    </>
  );
}

function Overview({ now }: { now: Operations }) {
  const { stuck, pending, outbox, comparison, open, links } = now;
  const late = (outbox.oldestSeconds ?? 0) >= lateSeconds;
  return (
    <>
      <Section title="Processes">
        <p className={css['plain']}>
          {comparison.compared} of {comparison.open} open processes compared with their workflows,{' '}
          <At instant={comparison.at} />.
        </p>
        {comparison.incomplete && (
          <PageAlert tone="warning" title="Not everything could be compared">
            <Text as="p">
              {incompleteWords[comparison.incomplete]} <code>npm run reconcile</code> compares all of them.
            </Text>
          </PageAlert>
        )}
        {late && outbox.oldestSeconds !== null && (
          <PageAlert tone="warning" title={`Messages to processes have waited for ${lasting(outbox.oldestSeconds)}`}>
            <Text as="p">
              {outbox.waiting} wait in the outbox. Look whether Temporal runs. They are delivered by themselves, in
              their order; nothing is lost.
            </Text>
          </PageAlert>
        )}
        {stuck.length > 0 && <StuckProcesses stuck={stuck} />}
        {stuck.length + pending.length === 0 && !late && (
          <p className={css['nothing']}>
            {comparison.incomplete ? 'Nothing is stuck among those compared.' : 'Nothing is stuck.'}
          </p>
        )}
      </Section>
      <Messages now={now} />
      {pending.length > 0 && (
        <Section title="Tried again and again">
          <TriedAgain pending={pending} />
        </Section>
      )}
      <Columns
        aside={
          <>
            {' '}
            <Section title="Outbox">
              <Facts
                facts={[
                  ['Waiting', outbox.waiting],
                  ['The oldest for', outbox.oldestSeconds === null ? 'Nothing waits' : lasting(outbox.oldestSeconds)],
                  ['Tried at most', outbox.attempts === 1 ? 'once' : `${outbox.attempts} times`],
                  ['Commands given up', `${now.openCommandsPastExpiry} (certainly not applied)`],
                ]}
              />
            </Section>
            {links.length > 0 && (
              <Section title="Lists in the Temporal Web UI">
                <ul className={css['links']}>
                  {links.map(({ list, kind, url }) => (
                    <li key={url}>
                      <a href={url} target="_blank" rel="noreferrer">
                        {kind ? `Running: ${kindWords(kind)}` : (listWords[list] ?? list)}{' '}
                        <ExternalLinkIcon size="sm" />
                        <span className={css['hidden']}> (new tab)</span>
                      </a>
                    </li>
                  ))}
                </ul>
              </Section>
            )}
          </>
        }
      >
        <Section title="Open processes">
          <OpenProcesses open={open} />
        </Section>
      </Columns>
    </>
  );
}
