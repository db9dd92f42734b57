/** The two parts of the plan, each opened and saved on its own (PS-8). */
import { Button } from '@ag.ds-next/react/button';
import type { ReactNode } from 'react';
import type { PersonalisedServices } from '../../client/model.ts';
import { Facts, Section } from '../../frame/Section.tsx';
import { useOpenWindow } from '../../frame/window-address.ts';
import { ChangesSince } from '../../plan-approval/ChangesSince.tsx';
import { useMay } from '../../session/session-context.ts';
import { formatDate } from '../../time/When.tsx';
import css from './PersonalisedServicesPage.module.css';

export function PlanOverview({ record }: { record: PersonalisedServices }) {
  const { plan, may } = record;
  const open = useOpenWindow();
  const mayEdit = useMay('plans.edit'); // who never may needs no explanation
  const editable = may.editPlan.possible;
  return (
    <Section title="Customer Management Plan Overview">
      {mayEdit && !may.editPlan.possible && <p className={css['why']}>{may.editPlan.why}</p>}
      <ChangesSince record={record} />
      <div className={css['parts']}>
        <Part title="Core Issue" editable={editable} onOpen={() => open('core-issue')} empty={!plan?.coreIssue}>
          {plan?.coreIssue && (
            <Facts
              facts={[
                ['Internal referral type', plan.coreIssue.type],
                ['Date of stacking document', formatDate(plan.coreIssue.stackingDocumentDate)],
              ]}
            />
          )}
        </Part>
        <Part title="Trigger" editable={editable} onOpen={() => open('trigger')} empty={!plan?.trigger}>
          {plan?.trigger && (
            <Facts
              facts={[
                ['Segment', plan.trigger.segment],
                ['Issue', plan.trigger.issue],
              ]}
            />
          )}
        </Part>
      </div>
    </Section>
  );
}

type PartProps = { title: string; editable: boolean; empty: boolean; onOpen: () => void; children: ReactNode };

function Part({ title, editable, empty, onOpen, children }: PartProps) {
  return (
    <div className={css['part']}>
      <div className={css['partHead']}>
        <h3 className={css['partTitle']}>{title}</h3>
        {editable && (
          <Button variant="secondary" size="sm" onClick={onOpen} aria-label={`Open ${title}`}>
            Open
          </Button>
        )}
      </div>
      {empty ? <p className={css['plain']}>Not filled in yet.</p> : children}
    </div>
  );
}
