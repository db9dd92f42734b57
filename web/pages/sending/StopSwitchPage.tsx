/** The stop switch: nothing leaves, or nothing of one template, until it is lifted. Counts only, no customer data. */
import { useQuery } from '@tanstack/react-query';
import type { Sending } from '../../client/model.ts';
import { sendingQuery } from '../../client/reads.ts';
import { Loaded } from '../../frame/Loaded.tsx';
import { PageTitle } from '../../frame/PageTitle.tsx';
import { Columns, Facts, Section } from '../../frame/Section.tsx';
import { StandingStop } from './StandingStop.tsx';
import { StopForm } from './StopForm.tsx';
import css from './StopSwitch.module.css';

export function StopSwitchPage() {
  const query = useQuery(sendingQuery);
  return (
    <>
      <PageTitle path="Operations">Stop switch</PageTitle>
      <Loaded query={query} missing="There is nothing to show">
        {(sending) => <Switch sending={sending} />}
      </Loaded>
    </>
  );
}

function Switch({ sending }: { sending: Sending }) {
  const { stops, held, sending: leaving, outcomeUnknown } = sending;
  return (
    <Columns
      aside={
        <Section title="Messages now">
          <Facts
            facts={[
              ['Held', held],
              ['Sending', leaving],
              ['Outcome not known', outcomeUnknown],
            ]}
          />
        </Section>
      }
    >
      <Section title="What is stopped">
        {stops.length === 0 ? (
          <p className={css['nothing']}>Nothing is stopped.</p>
        ) : (
          <ul className={css['stops']}>
            {stops.map((stop) => (
              <StandingStop key={stop.id} stop={stop} />
            ))}
          </ul>
        )}
      </Section>
      <Section title="Stop sending">
        <StopForm sending={sending} />
      </Section>
    </Columns>
  );
}
