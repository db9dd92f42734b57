/** Another manager, who may decide: not oneself, and not an author of the plan (PS-12, PS-14). */
import { Select } from '@ag.ds-next/react/select';
import { useQuery } from '@tanstack/react-query';
import type { Manager } from '../client/model.ts';
import { managersQuery } from '../client/reads.ts';
import type { FieldProps } from '../forms/useForm.ts';
import { useSession } from '../session/session-context.ts';
import { formatDate } from '../time/When.tsx';

type Props = { field: FieldProps; without: string[]; label?: string };

export function ManagerSelect({ field, without, label = 'Manager' }: Props) {
  const me = useSession().person.id;
  const { data, isPending } = useQuery(managersQuery);
  const managers = (data?.items ?? []).filter(({ id }) => id !== me && !without.includes(id));
  return (
    <Select
      {...field}
      label={label}
      required
      maxWidth="xl"
      placeholder={
        isPending ? 'Loading' : managers.length === 0 ? 'No other manager may decide it' : 'Choose a manager'
      }
      options={managers.map((manager) => ({ value: manager.id, label: inWords(manager) }))}
    />
  );
}

function inWords({ name, team, onLeaveUntil, delegate }: Manager): string {
  const leave = onLeaveUntil
    ? `, on leave until ${formatDate(onLeaveUntil)}${delegate ? `, delegate ${delegate.name}` : ''}`
    : '';
  return `${name}${team ? `, ${team}` : ''}${leave}`;
}
