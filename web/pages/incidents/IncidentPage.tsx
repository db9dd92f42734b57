/** A message received in error: the interview while it goes on, then what came of it and what is to be done (EM-32 to EM-36). */
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { incidentCauseWords, incidentStateWords } from '../../../domain/incidents/incident.ts';
import type { Incident } from '../../client/model.ts';
import { incidentQuery } from '../../client/reads.ts';
import { Loaded } from '../../frame/Loaded.tsx';
import { PageTitle } from '../../frame/PageTitle.tsx';
import { Columns } from '../../frame/Section.tsx';
import css from './Incidents.module.css';
import { InterviewForm } from './InterviewForm.tsx';
import { Finding } from './Finding.tsx';
import { Tasks } from './Tasks.tsx';
import { WhatWasReported } from './WhatWasReported.tsx';

export function IncidentPage() {
  const { incidentId = '' } = useParams();
  const query = useQuery(incidentQuery(incidentId));
  return (
    <Loaded query={query} missing="There is no such incident" title="Incident">
      {(incident) => <Shown key={incident.id} incident={incident} />}
    </Loaded>
  );
}

function Shown({ incident }: { incident: Incident }) {
  const { may, state, cause } = incident;
  return (
    <>
      <PageTitle path="Incidents" intro={<p>{`${incidentCauseWords[cause]}. ${incidentStateWords[state]}.`}</p>}>
        Incident
      </PageTitle>
      {may.interview.possible ? (
        <InterviewForm incident={incident} />
      ) : (
        <Columns aside={<WhatWasReported incident={incident} />}>
          <div className={css['parts']}>
            {may.resolve.possible && <Finding incident={incident} />}
            {!may.resolve.possible && <Tasks incident={incident} />}
          </div>
        </Columns>
      )}
    </>
  );
}
