/** The officer's open work items: reminders of monitoring, and its lapse, with what to do (PS-19). */
import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../client/client.ts';
import type { WorkItem } from '../../client/model.ts';
import { CustomerCell } from '../../customers/CustomerCell.tsx';
import { Section } from '../../frame/Section.tsx';
import { addresses } from '../../frame/menu.ts';
import { useOpenWindow } from '../../frame/window-address.ts';
import { List } from '../../lists/List.tsx';
import type { Column } from '../../lists/list-types.ts';
import { At, Due } from '../../time/When.tsx';

const kinds: Record<string, { what: string; toDo: string }> = {
  day60: {
    what: 'Reminder: day 60 of monitoring',
    toDo: 'Look at how the customer does. When they are ready, action Transfer out of PS; else go on monitoring.',
  },
  day80: {
    what: 'Reminder: day 80 of monitoring',
    toDo: 'Action Transfer out of PS, or withdraw the referral: monitoring ends soon and can’t be extended.',
  },
  monitoringLapsed: {
    what: 'The 90 days of monitoring are over',
    toDo: 'Action Transfer out of PS, or withdraw the referral.',
  },
};

const columns: Column<WorkItem>[] = [
  { header: 'Customer', cell: ({ customer }) => <CustomerCell customer={customer} location={false} /> },
  { header: 'What', cell: ({ kind }) => kinds[kind]?.what ?? kind },
  { header: 'What to do', cell: ({ kind }) => kinds[kind]?.toDo ?? 'Open it to see.' },
  { header: 'Since', cell: ({ openedAt }) => <At instant={openedAt} /> },
  { header: 'Monitoring ends', cell: ({ dueAt }) => (dueAt ? <Due instant={dueAt} stacked /> : 'It is over') },
];

const read = (cursor: string | undefined, signal: AbortSignal) =>
  answer(api.GET('/work-items', { params: { query: cursor ? { cursor } : {} }, signal }));

export function WorkItems() {
  const open = useOpenWindow();
  const { data } = useQuery({ queryKey: ['workItems', {}], queryFn: ({ signal }) => read(undefined, signal) });
  if (!data || data.total === 0) return null; // most days there is none, and nothing to say about that
  return (
    <Section title="My work items">
      <List<WorkItem>
        name="Reminders of monitoring"
        queryKey={['workItems']}
        read={({ cursor }, signal) => read(cursor, signal)}
        columns={columns}
        idOf={({ id }) => id}
        nameOf={({ customer, kind }) => `${customer.name}, ${kinds[kind]?.what ?? kind}`}
        onOpen={({ customer }) => open(addresses.referral(customer.id))}
        isOverdue={({ overdue }) => overdue}
        defaultOrder={() => 'the nearest end of monitoring first'}
        empty={() => ({ title: 'No work item waits for you.', text: 'Reminders of monitoring appear here.' })}
      />
    </Section>
  );
}
