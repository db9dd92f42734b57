/** Another administrator saved while something was typed here: what they changed, and the choice. Nothing typed is lost. */
import { Button } from '@ag.ds-next/react/button';
import { PageAlert } from '@ag.ds-next/react/page-alert';
import { Text } from '@ag.ds-next/react/text';
import type { User } from '../../client/model.ts';
import css from './Users.module.css';
import { fieldLabels, rolesInWords, type UserField } from './user-fields.ts';

type Props = {
  before: User;
  now: User;
  /** What they changed. */
  fields: UserField[];
  /** What was changed here and is not saved. */
  typed: UserField[];
  onTake: () => void;
};

export function ChangedMeanwhile({ before, now, fields, typed, onTake }: Props) {
  const both = fields.filter((field) => typed.includes(field));
  return (
    <PageAlert tone="warning" title={`${now.name} was changed by somebody else meanwhile`} role="alert">
      <ul className={css['changes']}>
        {fields.map((field) => (
          <li key={field}>
            {fieldLabels[field]}: {inWords(before, field)} → <strong>{inWords(now, field)}</strong>
            {both.includes(field) && ' (you changed this too)'}
          </li>
        ))}
      </ul>
      <Text as="p">
        What you changed is still in the form. Go on with theirs beside it, then choose Save
        {both.length > 0 &&
          `: where both changed the same (${both.map((field) => fieldLabels[field]).join(', ')}), yours replaces theirs`}
        .
      </Text>
      <div>
        <Button variant="secondary" size="sm" onClick={onTake}>
          Go on with their changes
        </Button>
      </div>
    </PageAlert>
  );
}

function inWords(user: User, field: UserField): string {
  switch (field) {
    case 'name':
      return user.name;
    case 'state':
      return user.state;
    case 'teamId':
      return user.team ?? 'none';
    case 'managerId':
      return user.manager?.name ?? 'none';
    case 'roles':
      return rolesInWords(user.roles);
    case 'pluto':
      return user.pluto ? 'yes' : 'no';
    case 'cuba':
      return user.cuba ? 'yes' : 'no';
  }
}
