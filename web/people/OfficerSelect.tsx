/** Somebody who works here and may call a customer (EM-40); of a restricted one, who may open them. */
import { Select } from '@ag.ds-next/react/select';
import { useQueries } from '@tanstack/react-query';
import { may } from '../../domain/people/permissions.ts';
import { roles } from '../../domain/people/roles.ts';
import { peopleQuery } from '../client/reads.ts';
import type { FieldProps } from '../forms/useForm.ts';
import { formatDate } from '../time/When.tsx';

type Props = { field: FieldProps; without: string | null; restricted?: boolean };
const callers = roles.filter((role) => may([role], 'preCallFollowUp.called'));

export function OfficerSelect({ field, without, restricted = false }: Props) {
  const asked = useQueries({
    queries: (restricted ? ['racOfficer' as const] : callers).map((role) => peopleQuery(role)),
  });
  const people = new Map(asked.flatMap(({ data }) => (data?.items ?? []).map((person) => [person.id, person])));
  const officers = [...people.values()]
    .filter(({ id }) => id !== without)
    .toSorted((a, b) => a.name.localeCompare(b.name));
  const loading = asked.some(({ isPending }) => isPending);
  return (
    <Select
      {...field}
      label="Officer"
      required
      maxWidth="xl"
      placeholder={loading ? 'Loading' : officers.length === 0 ? 'Nobody else may call' : 'Choose an officer'}
      options={officers.map(({ id, name, role, team, onLeaveUntil }) => ({
        value: id,
        label: `${[name, role, team].filter(Boolean).join(', ')}${onLeaveUntil ? `, on leave until ${formatDate(onLeaveUntil)}` : ''}`,
      }))}
    />
  );
}
