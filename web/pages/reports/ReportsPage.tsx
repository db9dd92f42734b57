/** Reports: counts that name nobody. */
import { PageTitle } from '../../frame/PageTitle.tsx';
import { PreCallMessages } from './PreCallMessages.tsx';

export function ReportsPage() {
  return (
    <>
      <PageTitle intro={<p>Counts of what happened. They hold no names.</p>}>Reports</PageTitle>
      <PreCallMessages />
    </>
  );
}
