import { Outlet } from 'react-router';
import { PageTitle } from '../../frame/PageTitle.tsx';
import { WorkItemList } from '../../work-items/WorkItemList.tsx';

/** Every officer's own; the CSO Actions List shows the same ones above the PS customers. */
export function MyWorkItemsPage() {
  return (
    <>
      <PageTitle>My work items</PageTitle>
      <WorkItemList />
      <Outlet />
    </>
  );
}
