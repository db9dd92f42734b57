/** The fields of a user's record, for the page and for Create a user. */
import { Checkbox } from '@ag.ds-next/react/checkbox';
import { Select } from '@ag.ds-next/react/select';
import { TextInput } from '@ag.ds-next/react/text-input';
import { useQuery } from '@tanstack/react-query';
import { australianStates } from '../../../domain/time/zone.ts';
import type { Person } from '../../client/model.ts';
import { managersQuery, teamsQuery } from '../../client/reads.ts';
import type { Form } from '../../forms/useForm.ts';
import { RolesField } from './RolesField.tsx';
import css from './Users.module.css';
import { isYes, yesIf, type UserTexts } from './user-fields.ts';

type Props<T extends UserTexts> = {
  form: Form<T>;
  /** Programs have no team, no manager and one role. */
  kind: 'staff' | 'program';
  rolesFrom: 'record' | 'claims';
  /** Nobody is their own manager. */
  personId?: string;
  /** The present one, who may be active no longer. */
  manager?: Person | null;
};

export function UserFields<T extends UserTexts>({ form, kind, rolesFrom, personId, manager = null }: Props<T>) {
  const teams = useQuery(teamsQuery).data?.items ?? [];
  const active = (useQuery(managersQuery).data?.items ?? []).filter(({ id }) => id !== personId);
  const managers =
    manager && !active.some(({ id }) => id === manager.id) ? [{ ...manager, team: null }, ...active] : active;
  return (
    <>
      <fieldset className={css['group']}>
        <legend>Details</legend>
        <TextInput {...form.field('name')} label="Name" required maxWidth="xl" autoComplete="off" />
        <Select
          {...form.field('state')}
          label="State or territory"
          hint="Whose working days count"
          required
          placeholder="Choose"
          options={australianStates.map((value) => ({ value, label: value }))}
        />
        {kind === 'staff' && (
          <>
            <Select
              {...form.field('teamId')}
              label="Team"
              hideOptionalLabel
              maxWidth="xl"
              options={[{ value: '', label: 'None' }, ...teams.map(({ id, name }) => ({ value: id, label: name }))]}
            />
            <Select
              {...form.field('managerId')}
              label="Manager"
              hint="Decides what this person submits or refers"
              hideOptionalLabel
              maxWidth="xl"
              options={[
                { value: '', label: 'None' },
                ...managers.map(({ id, name, team }) => ({ value: id, label: team ? `${name}, ${team}` : name })),
              ]}
            />
          </>
        )}
      </fieldset>
      {kind === 'staff' && (
        <>
          <RolesField form={form} fromClaims={rolesFrom === 'claims'} />
          <fieldset className={css['group']}>
            <legend>Access to other systems</legend>
            <p className={css['plain']}>Without both nobody sends desktop messages (EM-7).</p>
            {(['pluto', 'cuba'] as const).map((system) => (
              <Checkbox
                key={system}
                id={form.field(system).id}
                checked={isYes(form.values[system])}
                disabled={rolesFrom === 'claims'}
                onChange={({ target }) => form.set(system, yesIf(target.checked))}
              >
                {system === 'pluto' ? 'Pluto' : 'Cuba'}
              </Checkbox>
            ))}
          </fieldset>
        </>
      )}
    </>
  );
}
