/** What administrators set: when decisions remind and escalate (PS-13), and which days are worked. */
import { useQuery } from '@tanstack/react-query';
import { settingsQuery } from '../../client/reads.ts';
import { Loaded } from '../../frame/Loaded.tsx';
import { PageTitle } from '../../frame/PageTitle.tsx';
import { Section } from '../../frame/Section.tsx';
import { DecisionDays } from './DecisionDays.tsx';
import { PublicHolidays } from './PublicHolidays.tsx';

export function SettingsPage() {
  const query = useQuery(settingsQuery);
  return (
    <>
      <PageTitle>Settings</PageTitle>
      <Section title="Decisions by managers">
        <Loaded query={query} missing="There are no settings">
          {({ decisionDays }) => <DecisionDays days={decisionDays} key={JSON.stringify(decisionDays)} />}
        </Loaded>
      </Section>
      <Section title="Public holidays">
        <PublicHolidays />
      </Section>
    </>
  );
}
