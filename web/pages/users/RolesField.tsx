import { Checkbox } from '@ag.ds-next/react/checkbox';
import { TextLink } from '@ag.ds-next/react/text-link';
import { roleNames, roles } from '../../../domain/people/roles.ts';
import type { Form } from '../../forms/useForm.ts';
import { addresses } from '../../frame/menu.ts';
import { mayInWords, roleInShort } from '../../people/permission-words.ts';
import css from './Users.module.css';
import { rolesIn, withRole, type UserTexts } from './user-fields.ts';

const ofStaff = roles.filter((role) => role !== 'program');

/** Each role with what it may do, from the table that the API asks. */
export function RolesField<T extends UserTexts>({ form, fromClaims }: { form: Form<T>; fromClaims: boolean }) {
  const { id, invalid, message } = form.field('roles');
  const chosen = rolesIn(form.values.roles);
  return (
    <fieldset className={css['group']} id={id} tabIndex={-1} aria-describedby={invalid ? `${id}-error` : undefined}>
      <legend>Roles</legend>
      {fromClaims ? (
        <p className={css['plain']}>
          Roles and the access to Pluto and Cuba come from the sign-in provider, each time the person signs in. They
          can’t be changed here: change them there.
        </p>
      ) : (
        <p className={css['plain']}>
          What somebody may do is the sum of their roles. A change counts within half a minute, on open pages too.{' '}
          <TextLink href={addresses.roles}>Compare all roles</TextLink>
        </p>
      )}
      {invalid && (
        <p className={css['error']} id={`${id}-error`}>
          {message}
        </p>
      )}
      {ofStaff.map((role) => (
        <div key={role} className={css['role']}>
          <Checkbox
            checked={chosen.includes(role)}
            disabled={fromClaims}
            onChange={({ target }) => form.set('roles', withRole(form.values.roles, role, target.checked))}
          >
            {roleNames[role]}
          </Checkbox>
          <div className={css['about']}>
            <div>{roleInShort[role]}</div>
            {mayInWords(role).length > 0 && (
              <details>
                <summary aria-label={`What the role ${roleNames[role]} may do`}>What it may do</summary>
                <dl>
                  {mayInWords(role).map(({ area, what }) => (
                    <div key={area}>
                      <dt>{area}</dt>
                      <dd>{what.join('; ')}</dd>
                    </div>
                  ))}
                </dl>
              </details>
            )}
          </div>
        </div>
      ))}
    </fieldset>
  );
}
