/** Who serves whom; a manager may reassign (PS-4) or close an assignment. */
import { Button } from '@ag.ds-next/react/button';
import { Select } from '@ag.ds-next/react/select';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useSearchParams } from 'react-router';
import { answer, api } from '../../client/client.ts';
import type { AssignedCustomer } from '../../client/model.ts';
import { workloadQuery } from '../../client/reads.ts';
import { CustomerCell } from '../../customers/CustomerCell.tsx';
import { addresses } from '../../frame/menu.ts';
import { useOpenWindow } from '../../frame/window-address.ts';
import { List } from '../../lists/List.tsx';
import type { BulkAction } from '../../lists/bulk-types.ts';
import type { Column } from '../../lists/list-types.ts';
import { PersonName } from '../../people/PersonName.tsx';
import { OnDayOf } from '../../time/When.tsx';
import css from './Allocation.module.css';
import { ReassignQuestion } from './ReassignQuestion.tsx';

type Sort = 'name' | 'officer' | 'openedAt';

const columns: Column<AssignedCustomer, Sort>[] = [
  { header: 'Customer', sort: 'name', cell: ({ customer }) => <CustomerCell customer={customer} /> },
  { header: 'Officer', sort: 'officer', cell: ({ officer }) => <PersonName person={officer} start /> },
  { header: 'Assigned since', sort: 'openedAt', cell: ({ openedAt }) => <OnDayOf instant={openedAt} /> },
];

const bulk: BulkAction<AssignedCustomer>[] = [
  { label: 'Reassign selected', shortcut: 'r', ask: (question) => <ReassignQuestion {...question} /> },
];

export function AssignedCustomersPage() {
  const open = useOpenWindow();
  const [params, setParams] = useSearchParams();
  const officerId = params.get('officer') ?? '';
  const { data } = useQuery(workloadQuery);
  const officers =
    data?.teams.flatMap((team) => team.officers.map((officer) => ({ ...officer, team: team.name }))) ?? [];
  const page = `${addresses.allocation}/assigned-customers`;
  return (
    <>
      <div className={css['officerFilter']}>
        <Select
          label="Officer"
          hideOptionalLabel
          maxWidth="xl"
          value={officerId}
          onChange={({ target }) =>
            setParams(target.value ? { officer: target.value } : {}, { replace: true, preventScrollReset: true })
          }
          options={[
            { value: '', label: 'All officers' },
            ...officers.map(({ id, name, team, psCustomers }) => ({
              value: id,
              label: `${name}, ${team} (${psCustomers})`,
            })),
          ]}
        />
      </div>
      <List<AssignedCustomer, Sort>
        name="Assigned customers"
        queryKey={['assignedCustomers', officerId]}
        read={(asked, signal) =>
          answer(
            api.GET('/allocation/customers', {
              params: { query: { ...asked, ...(officerId ? { officerId } : {}) } },
              signal,
            }),
          )
        }
        columns={columns}
        idOf={({ assignmentId }) => assignmentId}
        nameOf={({ customer }) => customer.name}
        bulk={bulk}
        workList
        actions={({ assignmentId, customer }) => (
          <>
            <Button
              variant="secondary"
              size="sm"
              aria-label={`Reassign ${customer.name}`}
              onClick={() => open(`${page}/${assignmentId}/reassign/${customer.id}`)}
            >
              Reassign
            </Button>
            <Button
              variant="text"
              size="sm"
              aria-label={`Close the assignment of ${customer.name}`}
              onClick={() => open(`${page}/${assignmentId}/close/${customer.id}`)}
            >
              Close assignment
            </Button>
          </>
        )}
        defaultOrder={() => 'by name'}
        empty={() => ({
          title: officerId ? 'This officer has no PS customers.' : 'No customer is assigned.',
          text: 'Customers are assigned under Reactive Ref.',
        })}
      />
      <Outlet />
    </>
  );
}
