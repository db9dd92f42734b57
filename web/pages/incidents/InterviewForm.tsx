/** The interview: each answer opens the next question, what to say is written out, and what was done is recorded as it goes (EM-33 to EM-35). */
import { Button } from '@ag.ds-next/react/button';
import { Checkbox } from '@ag.ds-next/react/checkbox';
import { PageAlert } from '@ag.ds-next/react/page-alert';
import { SectionAlert } from '@ag.ds-next/react/section-alert';
import { Text } from '@ag.ds-next/react/text';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import {
  isEscalated,
  openQuestions,
  saidWords,
  toSay,
  type Interview,
  type Said,
} from '../../../domain/incidents/interview.ts';
import { api } from '../../client/client.ts';
import type { Incident } from '../../client/model.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { Confirmation } from '../../frame/Confirmation.tsx';
import { announce } from '../../frame/notices.ts';
import { addresses } from '../../frame/menu.ts';
import { Section } from '../../frame/Section.tsx';
import { CallerQuestion, MessageQuestion, RelationQuestion, WhoQuestion } from './CallQuestions.tsx';
import { NumberQuestion, OutcomesQuestion, RecordQuestion } from './RecordQuestions.tsx';
import css from './Incidents.module.css';
import { useInterview, type OpenInterview } from './useInterview.ts';

export function InterviewForm({ incident }: { incident: Incident }) {
  const kept = useInterview(incident);
  const { interview, set } = kept;
  const open = openQuestions(interview);
  const asked = { interview, set };
  return (
    <div className={css['parts']}>
      <KeepingLine kept={kept} />
      <MessageQuestion {...asked} />
      {open.includes('caller') && <CallerQuestion {...asked} />}
      {open.includes('record') && <RecordQuestion {...asked} />}
      {open.includes('number') && <NumberQuestion {...asked} incidentId={incident.id} flush={kept.flush} />}
      {open.includes('outcomes') && <OutcomesQuestion {...asked} />}
      {open.includes('who') && <WhoQuestion {...asked} />}
      {open.includes('relation') && <RelationQuestion {...asked} />}
      {open.includes('say') && <WhatToSay {...asked} />}
      <End incident={incident} kept={kept} />
    </div>
  );
}

export type Asked = { interview: Interview; set: (patch: Partial<Interview>) => void };

function KeepingLine({ kept: { keeping, takeTheirs } }: { kept: OpenInterview }) {
  if (keeping.phase === 'elsewhere')
    return (
      <PageAlert tone="warning" title="This interview went on in another window" role="alert">
        <Text as="p">What was answered there is kept. What you answered here last is not.</Text>
        <Button onClick={() => void takeTheirs()}>Go on with what is kept</Button>
      </PageAlert>
    );
  if (keeping.phase === 'failing')
    return (
      <SectionAlert tone="warning" title="The answers are not kept yet" role="alert">
        <Text as="p">
          {keeping.problem?.errors[0]?.message ?? keeping.problem?.title} It is tried again by itself. What you answered
          is still here: leave the page open.
        </Text>
      </SectionAlert>
    );
  return (
    <p className={css['hint']}>
      <output>
        {keeping.phase === 'keeping' ? 'Keeping the answers' : 'Every answer is kept: a dropped call loses nothing.'}
      </output>
    </p>
  );
}

function WhatToSay({ interview, set }: Asked) {
  return (
    <Section title="What to say">
      {toSay(interview).map((said) => (
        <SayAndTick key={said} said={said} interview={interview} set={set} />
      ))}
      <p className={css['hint']}>
        {isEscalated(interview)
          ? 'Finish hands it to SAS with number, content and time.'
          : 'Finish closes the incident.'}
      </p>
    </Section>
  );
}

function SayAndTick({ said, interview, set }: Asked & { said: Said }) {
  const { say, tick } = saidWords[said];
  const isDone = interview.done[said] !== undefined;
  return (
    <div className={css['form']}>
      <p className={css['say']}>{say}</p>
      <Checkbox
        checked={isDone}
        onChange={({ target }) => {
          const { [said]: _was, ...others } = interview.done;
          set({ done: target.checked ? { ...others, [said]: new Date().toISOString() } : others });
        }}
      >
        {tick}
      </Checkbox>
    </div>
  );
}

function End({ incident: { id }, kept }: { incident: Incident; kept: OpenInterview }) {
  const navigate = useNavigate();
  const [discarding, setDiscarding] = useState(false);
  const params = (key: string, revision: number) => ({
    path: { incidentId: id },
    header: { 'Idempotency-Key': key, 'If-Match': `"${revision}"` },
  });
  const finish = useCommand(
    ({ revision }: { revision: number }, key) =>
      api.POST('/incidents/{incidentId}/finish', { params: params(key, revision), body: {} }),
    ({ state }) =>
      announce(
        'The interview is finished.',
        state === 'withSas'
          ? 'SAS has number, content and time, and finds who the message was meant for.'
          : 'Nothing is left to do.',
      ),
  );
  const discard = useCommand(
    ({ revision }: { revision: number }, key) =>
      api.POST('/incidents/{incidentId}/discard', { params: params(key, revision), body: {} }),
    () => {
      announce('The interview is discarded.', 'It stays under Discarded to be looked up.');
      void navigate(addresses.incidents);
    },
  );
  const atRevision = async (run: (input: { revision: number }) => void) => {
    const revision = await kept.flush();
    if (revision !== null) run({ revision });
  };
  const faults = finish.problem?.errors ?? [];
  return (
    <Section title="End of the call">
      {faults.length > 0 ? (
        <PageAlert tone="error" title="Something is missing" role="alert">
          <ul>
            {faults.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </PageAlert>
      ) : (
        <CommandFailure command={finish} />
      )}
      <CommandFailure command={discard} />
      <Checkbox checked={kept.interview.callerGone} onChange={({ target }) => kept.set({ callerGone: target.checked })}>
        The caller is gone and can’t be reached again
      </Checkbox>
      <div className={css['end']}>
        <Button
          onClick={() => void atRevision(finish.run)}
          loading={finish.phase === 'busy'}
          loadingLabel="Finishing"
          disabled={finish.phase === 'unknown'}
        >
          Finish
        </Button>
        <Button variant="text" onClick={() => setDiscarding(true)}>
          Discard
        </Button>
      </div>
      {discarding && (
        <Confirmation
          title="Discard this interview?"
          confirm="Discard"
          busy={discard.phase === 'busy'}
          onConfirm={() => void atRevision(discard.run)}
          onCancel={() => setDiscarding(false)}
        >
          <p>Only where it was begun by mistake. It can’t be gone on with.</p>
        </Confirmation>
      )}
    </Section>
  );
}
