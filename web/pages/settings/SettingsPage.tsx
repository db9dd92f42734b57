/** What administrators set: when decisions remind and escalate (PS-13), what messages run by, FDV before them, and which days are worked. */
import { useQuery } from '@tanstack/react-query';
import { settingsQuery } from '../../client/reads.ts';
import { Loaded } from '../../frame/Loaded.tsx';
import { PageTitle } from '../../frame/PageTitle.tsx';
import { Section } from '../../frame/Section.tsx';
import { useSession } from '../../session/session-context.ts';
import { DecisionDays } from './DecisionDays.tsx';
import { Fdv } from './Fdv.tsx';
import { Messaging } from './Messaging.tsx';
import { OnlineAccounts } from './OnlineAccounts.tsx';
import { PublicHolidays } from './PublicHolidays.tsx';

export function SettingsPage() {
  const query = useQuery(settingsQuery);
  const { onlineAccounts: edition } = useSession();
  const missing = 'There are no settings';
  return (
    <>
      <PageTitle>Settings</PageTitle>
      <Section title="Decisions by managers">
        <Loaded query={query} missing={missing}>
          {({ decisionDays }) => <DecisionDays days={decisionDays} />}
        </Loaded>
      </Section>
      <Section title="Desktop messages">
        <Loaded query={query} missing={missing}>
          {({ messaging }) => <Messaging settings={messaging} />}
        </Loaded>
      </Section>
      <Section title="Family and domestic violence (FDV)">
        <Loaded query={query} missing={missing}>
          {({ fdv }) => <Fdv settings={fdv} />}
        </Loaded>
      </Section>
      {edition === 'staff-managed' && (
        <Section title="Online accounts">
          <Loaded query={query} missing={missing}>
            {({ onlineAccounts }) => <OnlineAccounts settings={onlineAccounts} />}
          </Loaded>
        </Section>
      )}
      <Section title="Public holidays">
        <PublicHolidays />
      </Section>
    </>
  );
}
