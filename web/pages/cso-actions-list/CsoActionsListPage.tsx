/** The officer's PS customers, with how the plan of each stands; what was returned comes first. */
import { answer, api } from '../../client/client.ts';
import type { OfficerAction } from '../../client/model.ts';
import { CustomerCell } from '../../customers/CustomerCell.tsx';
import { addresses } from '../../frame/menu.ts';
import { useOpenWindow } from '../../frame/window-address.ts';
import { ListPage } from '../../lists/ListPage.tsx';
import type { Chip, Column } from '../../lists/list-types.ts';
import { SavedFilters } from '../../lists/SavedFilters.tsx';
import { useAddressWord } from '../../lists/useAddressWord.ts';
import { OnDayOf } from '../../time/When.tsx';
import { PlanCell } from './PlanCell.tsx';
import { ReferralCell } from './ReferralCell.tsx';
import { WorkItems } from './WorkItems.tsx';

type Sort = 'name' | 'changedAt' | 'openedAt';
type State = OfficerAction['plan']['state'] | 'all';

/** What of the address a saved filter keeps. */
const filterWords = ['state', 'referral', 'sort'] as const;
const referralStates = [
  'noReferral',
  'awaitingMonitorApproval',
  'monitoring',
  'lapsed',
  'awaitingTransferApproval',
] as const;
const referralChips: Chip<string>[] = [
  { value: 'noReferral', label: 'No open referral', count: 'noReferral' },
  { value: 'awaitingMonitorApproval', label: 'Monitor Approval', count: 'awaitingMonitorApproval' },
  { value: 'monitoring', label: 'Monitoring', count: 'monitoring' },
  { value: 'lapsed', label: '90 days over', count: 'lapsed' },
  { value: 'awaitingTransferApproval', label: 'Transfer Approval', count: 'awaitingTransferApproval' },
];

const columns: Column<OfficerAction, Sort>[] = [
  { header: 'Customer Details', sort: 'name', cell: ({ customer }) => <CustomerCell customer={customer} /> },
  { header: 'CMP Approval', sort: 'changedAt', cell: ({ plan }) => <PlanCell plan={plan} /> },
  { header: 'Referral', cell: ({ referral }) => <ReferralCell referral={referral} /> },
  { header: 'With you since', sort: 'openedAt', cell: ({ openedAt }) => <OnDayOf instant={openedAt} /> },
];

export function CsoActionsListPage() {
  const open = useOpenWindow();
  const { value: referral, set: chooseReferral } = useAddressWord('referral', referralStates);
  return (
    <ListPage<OfficerAction, Sort, State>
      title="CSO Actions List"
      path="Management › Personalised Services › Work Management"
      name="CSO Actions List"
      above={<WorkItems />}
      queryKey={['officerActions', referral ?? '']}
      read={({ state, ...asked }, signal) =>
        answer(
          api.GET('/officer-actions', {
            params: {
              query: { ...asked, ...(state && state !== 'all' ? { state } : {}), ...(referral ? { referral } : {}) },
            },
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
        { value: 'all', label: 'All', count: 'all' },
        { value: 'returned', label: 'Returned', count: 'returned' },
        { value: 'submitted', label: 'Waiting for approval', count: 'submitted' },
        { value: 'draft', label: 'Draft', count: 'draft' },
        { value: 'none', label: 'No plan yet', count: 'none' },
        { value: 'accepted', label: 'Accepted', count: 'accepted' },
        { value: 'withdrawn', label: 'Withdrawn', count: 'withdrawn' },
        { value: 'ended', label: 'Ended', count: 'ended' },
      ]}
      narrowings={[{ legend: 'Referral', options: referralChips, chosen: referral, choose: chooseReferral }]}
      defaultOrder={() => 'returned first, then overdue, then by name'}
      empty={(state) =>
        state === 'all' && !referral
          ? {
              title: 'No PS customer is assigned to you.',
              text: 'A service manager assigns customers in Service Manager Allocation; they appear here at once.',
            }
          : { title: 'None of your PS customers is in this state.', text: 'Choose All to see every one of them.' }
      }
    />
  );
}
