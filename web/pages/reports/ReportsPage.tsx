/** Reports: counts that name nobody. */
import { useState } from 'react';
import { localNow } from '../../../domain/time/zone.ts';
import { PageTitle } from '../../frame/PageTitle.tsx';
import { useMay, useSession } from '../../session/session-context.ts';
import { useNow } from '../../time/now.ts';
import { IncidentCounts } from './IncidentCounts.tsx';
import { fortnight, PeriodForm } from './Period.tsx';
import { PreCallMessages } from './PreCallMessages.tsx';

export function ReportsPage() {
  const { agencyTimeZone } = useSession();
  const today = localNow(agencyTimeZone, useNow()).date;
  const [period, setPeriod] = useState(() => fortnight(today));
  const ofCalls = useMay('reports.view');
  return (
    <>
      <PageTitle intro={<p>Counts of what happened. They hold no names.</p>}>Reports</PageTitle>
      <PeriodForm period={period} show={setPeriod} />
      {ofCalls && <PreCallMessages period={period} />}
      <IncidentCounts period={period} />
    </>
  );
}
