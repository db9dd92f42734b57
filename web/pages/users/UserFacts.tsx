import type { User } from '../../client/model.ts';
import { Facts } from '../../frame/Section.tsx';
import { fieldLabels, rolesInWords } from './user-fields.ts';

/** The record where nothing can be changed. */
export function UserFacts({ user }: { user: User }) {
  return (
    <Facts
      facts={[
        [fieldLabels.name, user.name],
        ['User ID', user.userId],
        [fieldLabels.state, user.state],
        [fieldLabels.teamId, user.team ?? 'None'],
        [fieldLabels.managerId, user.manager?.name ?? 'None'],
        [fieldLabels.roles, rolesInWords(user.roles)],
        [fieldLabels.pluto, user.pluto ? 'Yes' : 'No'],
        [fieldLabels.cuba, user.cuba ? 'Yes' : 'No'],
      ]}
    />
  );
}
