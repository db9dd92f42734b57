/** People by name and role; "you" when it is you; never an id. */
import type { Person } from '../client/model.ts';
import { useSession } from '../session/session-context.ts';

type Named = Pick<Person, 'id' | 'name' | 'role'>;

/** A function that says who somebody is in running text: `you`, or `Ann Lee, Service manager`. */
export function useNaming() {
  const me = useSession().person.id;
  return (person: Named, form: 'full' | 'name' = 'full') =>
    person.id === me ? 'you' : form === 'name' ? person.name : `${person.name}, ${person.role}`;
}

export function PersonName({
  person,
  form = 'full',
  start = false,
}: {
  person: Named;
  form?: 'full' | 'name';
  start?: boolean;
}) {
  const name = useNaming()(person, form);
  return <>{start && name === 'you' ? 'You' : name}</>;
}
