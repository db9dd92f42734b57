/** Audit trail: who did, saw or was refused what (RS-2). It shows ids and words; whose they are, the records say to who may open them. */
import { Button } from '@ag.ds-next/react/button';
import { PageAlert } from '@ag.ds-next/react/page-alert';
import { Text } from '@ag.ds-next/react/text';
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { answer, api } from '../../client/client.ts';
import type { AuditEntry } from '../../client/model.ts';
import type { ProblemBody } from '../../client/problem.ts';
import { ListPage } from '../../lists/ListPage.tsx';
import type { Column } from '../../lists/list-types.ts';
import { useMay, useSession } from '../../session/session-context.ts';
import css from './Audit.module.css';
import { AuditFilters } from './AuditFilters.tsx';
import { ChainStatus } from './ChainStatus.tsx';
import { EntryWindow } from './EntryWindow.tsx';
import { asked, soughtIn, type Sought } from './sought.ts';
import { useExport } from './useExport.ts';
import { whereFrom } from './where-from.ts';
import { entryInWords, resultInWords, toTheSecond } from './words.ts';

const columns: Column<AuditEntry>[] = [
  { header: 'When', cell: ({ at }) => <When at={at} /> },
  { header: 'Who', cell: ({ person }) => (person ? `${person.name} (${person.userId})` : 'Nobody signed in') },
  { header: 'What', cell: (entry) => entryInWords(entry) },
  { header: 'Result', cell: ({ result }) => resultInWords(result) },
  {
    header: 'Record',
    cell: ({ customerId, subjectId, processId }) => (
      <span className={css['id']}>{customerId ?? subjectId ?? processId ?? 'None'}</span>
    ),
  },
  {
    header: 'Opened from',
    cell: ({ why }) => (why ? whereFrom(why).label : 'No other page'),
  },
];

export function AuditPage() {
  const { agencyTimeZone } = useSession();
  const mayExport = useMay('audit.export');
  const navigate = useNavigate();
  const { state }: { state: unknown } = useLocation();
  const [opened, setOpened] = useState<AuditEntry | null>(null);
  const [counted, setCounted] = useState<{ [sought: string]: { total: number; more: boolean } }>({});
  const file = useExport();
  const sought = soughtIn(state);
  const body = asked(sought, agencyTimeZone);
  const place = JSON.stringify(body);
  const found = counted[place];
  const searchFor = (next: Sought) =>
    void navigate('.', { state: { sought: next }, replace: true, preventScrollReset: true });
  const many = found?.more ? `more than ${found.total.toLocaleString('en-AU')}` : found?.total.toLocaleString('en-AU');
  return (
    <>
      <ListPage<AuditEntry>
        title="Audit trail"
        path="Audit"
        intro={<ChainStatus />}
        pageActions={
          mayExport && found && found.total > 0 ? (
            <Button variant="secondary" loading={file.busy} onClick={() => void file.run(body)}>
              Export {many} {found.total === 1 ? 'entry' : 'entries'}
            </Button>
          ) : null
        }
        above={
          <>
            {file.problem && (
              <PageAlert tone="error" title="The export was not made" role="alert">
                <Text as="p">{whyNot(file.problem)}</Text>
              </PageAlert>
            )}
            <AuditFilters key={JSON.stringify(sought)} sought={sought} onSearch={searchFor} />
          </>
        }
        name="Entries"
        queryKey={['audit', place]}
        read={async ({ cursor }, signal) => {
          const page = await answer(
            api.POST('/audit/search', { body: { ...body, ...(cursor ? { cursor } : {}) }, signal }),
          );
          setCounted((all) => ({ ...all, [place]: { total: page.total, more: page.more } }));
          return page;
        }}
        columns={columns}
        idOf={({ id }) => id}
        nameOf={({ id }) => `entry ${id}`}
        onOpen={setOpened}
        defaultOrder={() => (found?.more ? 'of many more, newest first' : 'newest first')}
        empty={() => ({
          title: 'There is no such entry.',
          text: 'Check the CSID and the days, or search for everything. A customer whom your role may not see has no entries for you.',
        })}
      />
      {opened && <EntryWindow entry={opened} onClose={() => setOpened(null)} onSearch={searchFor} />}
    </>
  );
}

function When({ at }: { at: string }) {
  const { agencyTimeZone } = useSession();
  const [day = '', time = ''] = toTheSecond(at, agencyTimeZone).split(', ');
  return (
    <time dateTime={at}>
      <span className={css['whole']}>{day},</span> <span className={css['whole']}>{time}</span>
    </time>
  );
}

const whyNot = ({ title, detail, retryAfter }: ProblemBody): string =>
  [title, detail, retryAfter ? `Try again in ${retryAfter} seconds.` : 'Try again in a moment.']
    .filter(Boolean)
    .join(' ');
