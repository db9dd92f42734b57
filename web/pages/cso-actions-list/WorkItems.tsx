/** The officer's open work items, above their customers. */
import { useQuery } from '@tanstack/react-query';
import { Section } from '../../frame/Section.tsx';
import { readNearest, WorkItemList } from '../../work-items/WorkItemList.tsx';

export function WorkItems() {
  const { data } = useQuery({ queryKey: ['workItems', 'nearest', {}], queryFn: ({ signal }) => readNearest(signal) });
  if (!data || data.total === 0) return null; // most days there is none, and nothing to say about that
  return (
    <Section title="My work items">
      <WorkItemList total={data.total} />
    </Section>
  );
}
