import { Button } from '@ag.ds-next/react/button';
import { useState } from 'react';
import type { User } from '../../client/model.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { ErrorSummary } from '../../forms/ErrorSummary.tsx';
import { useForm } from '../../forms/useForm.ts';
import { announce } from '../../frame/notices.ts';
import { ChangedMeanwhile } from './ChangedMeanwhile.tsx';
import { UserFields } from './UserFields.tsx';
import css from './Users.module.css';
import { saveUser, type UserChange } from './save-user.ts';
import { checkUser, differing, fieldLabels, recordOf, textsOf, type UserField } from './user-fields.ts';

/** What others save meanwhile comes into the fields that were not touched; where something was typed, the person chooses. */
export function UserForm({ user }: { user: User }) {
  const [base, setBase] = useState(user); // what the form stands on: what is saved replaces this and nothing newer
  const [taken, setTaken] = useState<UserField[]>([]);
  const command = useCommand(
    (change: UserChange, key) => saveUser(user.id, change, key),
    (saved) => {
      setBase(saved);
      setTaken([]);
      announce('Saved.', 'A change of roles counts within half a minute, on open pages too.');
    },
  );
  const form = useForm(textsOf(base), checkUser, command.problem?.errors);
  const mine = differing(textsOf(base), form.values);
  const theirs = differing(textsOf(base), textsOf(user));
  const isNewer = user.revision > base.revision && command.phase !== 'busy' && command.phase !== 'unknown';
  const take = () => {
    for (const field of theirs) if (!mine.includes(field)) form.set(field, textsOf(user)[field]);
    setBase(user);
    setTaken(mine.length > 0 ? [] : theirs);
    command.forget();
  };
  if (isNewer && (mine.length === 0 || theirs.length === 0)) take();
  return (
    <form
      className={css['form']}
      noValidate
      aria-label="User"
      onSubmit={(event) => {
        event.preventDefault();
        setTaken([]);
        form.submit((texts) =>
          command.run({ record: { ...recordOf(texts), active: base.active }, revision: base.revision }),
        );
      }}
    >
      <ErrorSummary form={form} />
      <CommandFailure command={command} inForm />
      {isNewer && mine.length > 0 && theirs.length > 0 && (
        <ChangedMeanwhile before={base} now={user} fields={theirs} typed={mine} onTake={take} />
      )}
      {taken.length > 0 && (
        <output className={css['taken']}>
          <strong>Changed by others just now:</strong> {taken.map((field) => fieldLabels[field]).join(', ')}. The page
          shows the present state.
        </output>
      )}
      <UserFields form={form} kind={user.kind} rolesFrom={user.rolesFrom} personId={user.id} manager={user.manager} />
      <div className={css['buttons']}>
        <Button
          type="submit"
          loading={command.phase === 'busy'}
          loadingLabel="Saving"
          disabled={mine.length === 0 || command.phase === 'unknown'}
        >
          Save
        </Button>
        {mine.length > 0 && <span>Not saved yet: {mine.map((field) => fieldLabels[field]).join(', ')}</span>}
      </div>
    </form>
  );
}
