import type { PersonalisedServices } from '../../client/model.ts';
import { Facts, Section } from '../../frame/Section.tsx';
import { ChangesSince } from '../../plan-approval/ChangesSince.tsx';
import { formatDate } from '../../time/When.tsx';

const missing = 'Not filled in yet';

/** What would be submitted. */
export function PlanAtAGlance({ record }: { record: PersonalisedServices }) {
  const { plan } = record;
  return (
    <Section title="Customer Management Plan">
      <Facts
        facts={[
          [
            'Core Issue',
            plan?.coreIssue
              ? `${plan.coreIssue.type}, stacking document ${formatDate(plan.coreIssue.stackingDocumentDate)}`
              : missing,
          ],
          ['Trigger', plan?.trigger ? `Segment ${plan.trigger.segment}. Issue: ${plan.trigger.issue}` : missing],
        ]}
      />
      <ChangesSince record={record} />
    </Section>
  );
}
