import { Select } from '@ag.ds-next/react/select';
import { useQuery } from '@tanstack/react-query';
import { managersQuery } from '../client/reads.ts';
import type { FieldProps } from '../forms/useForm.ts';
import { useSession } from '../session/session-context.ts';
import { formatDate } from '../time/When.tsx';

/** Another active service manager. `personId`: whose delegate it is. */
export function DelegateSelect({ field, personId }: { field: FieldProps; personId: string }) {
  const mine = useSession().person.id === personId;
  const { data } = useQuery(managersQuery);
  const others = (data?.items ?? []).filter(({ id }) => id !== personId);
  return (
    <Select
      {...field}
      label="Delegate"
      hint={mine ? 'Decides what waits for you while you are away' : 'Decides what waits for them meanwhile'}
      required
      maxWidth="xl"
      placeholder="Choose a delegate"
      options={[
        ...others.map(({ id, name, team, onLeaveUntil }) => ({
          value: id,
          label: `${name}${team ? `, ${team}` : ''}${onLeaveUntil ? `, on leave until ${formatDate(onLeaveUntil)}` : ''}`,
        })),
        { value: 'none', label: 'No delegate' },
      ]}
    />
  );
}
