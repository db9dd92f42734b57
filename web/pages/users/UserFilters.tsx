import { Button } from '@ag.ds-next/react/button';
import { Select } from '@ag.ds-next/react/select';
import { TextInput } from '@ag.ds-next/react/text-input';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { roleNames, roles } from '../../../domain/people/roles.ts';
import { teamsQuery } from '../../client/reads.ts';
import css from './Users.module.css';

/** By name or User ID, role and team. Role and team name nobody: they stand in the address. */
export function UserFilters({ text }: { text: string }) {
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const { state, search }: { state: unknown; search: string } = useLocation();
  const [typed, setTyped] = useState(text);
  const teams = useQuery(teamsQuery).data?.items ?? [];
  const role = params.get('role') ?? '';
  const team = params.get('team') ?? '';
  const searchFor = (userText: string) =>
    void navigate({ search }, { state: { userText }, replace: true, preventScrollReset: true });
  const choose = (name: 'role' | 'team', value: string) =>
    setParams(
      (now) => {
        if (value) now.set(name, value);
        else now.delete(name);
        return now;
      },
      { replace: true, preventScrollReset: true, state },
    );
  return (
    <form
      className={css['filters']}
      aria-label="Find users"
      onSubmit={(event) => {
        event.preventDefault();
        searchFor(typed.trim());
      }}
    >
      <TextInput
        label="Name or User ID begins with"
        hideOptionalLabel
        autoComplete="off"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <Button type="submit">Search</Button>
      <Select
        label="Role"
        hideOptionalLabel
        value={role}
        onChange={({ target }) => choose('role', target.value)}
        options={[{ value: '', label: 'All roles' }, ...roles.map((value) => ({ value, label: roleNames[value] }))]}
      />
      <Select
        label="Team"
        hideOptionalLabel
        value={team}
        onChange={({ target }) => choose('team', target.value)}
        options={[{ value: '', label: 'All teams' }, ...teams.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      {(text || role || team) && (
        <Button variant="text" onClick={() => void navigate('.', { replace: true, preventScrollReset: true })}>
          Show everybody
        </Button>
      )}
    </form>
  );
}
