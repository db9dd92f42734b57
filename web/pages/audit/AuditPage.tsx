/** Audit trail: who did, saw or was refused what (RS-2). It shows ids and words; whose they are, the records say to who may open them. */
import { Button } from '@ag.ds-next/react/button';
import { PageAlert } from '@ag.ds-next/react/page-alert';
import { Text } from '@ag.ds-next/react/text';
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { answer, api } from '../../client/client.ts';
import type { AuditEntry } from '../../client/model.ts';
import { ListPage } from '../../lists/ListPage.tsx';
import type { Column } from '../../lists/list-types.ts';
import { useMay, useSession } from '../../session/session-context.ts';
import { At } from '../../time/When.tsx';
import css from './Audit.module.css';
import { AuditFilters } from './AuditFilters.tsx';
import { ChainStatus } from './ChainStatus.tsx';
import { EntryWindow } from './EntryWindow.tsx';
import { asked, soughtIn, type Sought } from './sought.ts';
import { useExport } from './useExport.ts';
import { actionInWords, resultInWords, whyInWords } from './words.ts';

const columns: Column<AuditEntry>[] = [
  { header: 'When', cell: ({ at }) => <At instant={at} /> },
  { header: 'Who', cell: ({ person }) => (person ? `${person.name} (${person.userId})` : 'Nobody signed in') },
  { header: 'What', cell: ({ action }) => actionInWords(action) },
  { header: 'Result', cell: ({ result }) => resultInWords(result) },
  {
    header: 'Record',
    cell: ({ customerId, subjectId, processId }) => (
      <span className={css['id']}>{customerId ?? subjectId ?? processId ?? 'None'}</span>
    ),
  },
  {
    header: 'Opened from',
    cell: ({ why }) => <span className={css['id']}>{why ? whyInWords(why) : 'Its address'}</span>,
  },
];

export function AuditPage() {
  const { agencyTimeZone } = useSession();
  const mayExport = useMay('audit.export');
  const navigate = useNavigate();
  const { state }: { state: unknown } = useLocation();
  const [opened, setOpened] = useState<AuditEntry | null>(null);
  const [found, setFound] = useState<{ total: number; more: boolean } | null>(null);
  const file = useExport();
  const sought = soughtIn(state);
  const body = asked(sought, agencyTimeZone);
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
                <Text as="p">{file.problem.detail ?? file.problem.title}</Text>
              </PageAlert>
            )}
            <AuditFilters key={JSON.stringify(sought)} sought={sought} onSearch={searchFor} />
          </>
        }
        name="Entries"
        queryKey={['audit', JSON.stringify(body)]}
        read={async ({ cursor }, signal) => {
          const page = await answer(
            api.POST('/audit/search', { body: { ...body, ...(cursor ? { cursor } : {}) }, signal }),
          );
          setFound({ total: page.total, more: page.more });
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
