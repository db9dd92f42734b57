/** The officer's PS customers, with how the plan of each stands; what was returned comes first. */
import { answer, api } from '../../client/client.ts';
import type { OfficerAction } from '../../client/model.ts';
import { CustomerCell } from '../../customers/CustomerCell.tsx';
import { addresses } from '../../frame/menu.ts';
import { useOpenWindow } from '../../frame/window-address.ts';
import { ListPage } from '../../lists/ListPage.tsx';
import type { Column } from '../../lists/list-types.ts';
import { SavedFilters } from '../../lists/SavedFilters.tsx';
import { OnDayOf } from '../../time/When.tsx';
import { PlanCell } from './PlanCell.tsx';
import { ReferralCell } from './ReferralCell.tsx';
import { WorkItems } from './WorkItems.tsx';

type Sort = 'name' | 'changedAt' | 'openedAt';
type State = OfficerAction['plan']['state'] | 'all';

/** What of the address a saved filter keeps. */
const filterWords = ['state', 'sort'] as const;

const columns: Column<OfficerAction, Sort>[] = [
  { header: 'Customer Details', sort: 'name', cell: ({ customer }) => <CustomerCell customer={customer} /> },
  { header: 'CMP Approval', sort: 'changedAt', cell: ({ plan }) => <PlanCell plan={plan} /> },
  { header: 'Referral', cell: ({ referral }) => <ReferralCell referral={referral} /> },
  { header: 'With you since', sort: 'openedAt', cell: ({ openedAt }) => <OnDayOf instant={openedAt} /> },
];

export function CsoActionsListPage() {
  const open = useOpenWindow();
  return (
    <ListPage<OfficerAction, Sort, State>
      title="CSO Actions List"
      path="Management › Personalised Services › Work Management"
      name="CSO Actions List"
      above={<WorkItems />}
      queryKey={['officerActions']}
      read={({ state, ...asked }, signal) =>
        answer(
          api.GET('/officer-actions', {
            params: { query: { ...asked, ...(state && state !== 'all' ? { state } : {}) } },
            signal,
          }),
        )
      }
      columns={columns}
      idOf={({ assignmentId }) => assignmentId}
      nameOf={({ customer }) => customer.name}
      onOpen={({ customer }) => open(addresses.referral(customer.id))}
      saved={<SavedFilters list="csoActions" words={filterWords} />}
      workList
      filters={[
        { value: 'all', label: 'All' },
        { value: 'returned', label: 'Returned' },
        { value: 'submitted', label: 'Waiting for approval' },
        { value: 'draft', label: 'Draft' },
        { value: 'none', label: 'No plan yet' },
        { value: 'accepted', label: 'Accepted' },
        { value: 'withdrawn', label: 'Withdrawn' },
        { value: 'ended', label: 'Ended' },
      ]}
      defaultOrder={() => 'returned first, then overdue, then by name'}
      empty={(state) =>
        state === 'all'
          ? {
              title: 'No PS customer is assigned to you.',
              text: 'A service manager assigns customers in Service Manager Allocation; they appear here at once.',
            }
          : { title: 'None of your PS customers is in this state.', text: 'Choose All to see every one of them.' }
      }
    />
  );
}
