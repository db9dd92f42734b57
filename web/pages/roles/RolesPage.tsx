/** Roles and permissions: the table that the API asks (RS-1), as it stands. Nothing is changed here. */
import { Select } from '@ag.ds-next/react/select';
import { SuccessIcon } from '@ag.ds-next/react/icon';
import { useSearchParams } from 'react-router';
import { conditionOf, conditions, may } from '../../../domain/people/permissions.ts';
import { isRole, roleNames, roles, type Role } from '../../../domain/people/roles.ts';
import { PageTitle } from '../../frame/PageTitle.tsx';
import { Section } from '../../frame/Section.tsx';
import {
  areas,
  roleInShort,
  wordedPermissions,
  type Area,
  type WordedPermission,
} from '../../people/permission-words.ts';
import css from './Roles.module.css';

const allAreas: Area[] = [...new Set(wordedPermissions.map(({ area }) => area))];

export function RolesPage() {
  const [params, setParams] = useSearchParams();
  const wanted = params.get('role') ?? '';
  const only = isRole(wanted) ? wanted : null;
  const shown = only ? [only] : [...roles];
  const rows = wordedPermissions.filter(({ permission }) => !only || may([only], permission));
  return (
    <>
      <PageTitle
        path="Administration"
        intro="What each role may do, and what must hold beside the role. The program asks this very table; it changes with a new version only. Who has which role is set under Users."
      >
        Roles and permissions
      </PageTitle>
      <div className={css['tools']}>
        <Select
          label="Role"
          hideOptionalLabel
          maxWidth="xl"
          value={only ?? ''}
          onChange={({ target }) =>
            setParams(target.value ? { role: target.value } : {}, { replace: true, preventScrollReset: true })
          }
          options={[
            { value: '', label: 'All roles' },
            ...roles.map((role) => ({ value: role, label: roleNames[role] })),
          ]}
        />
        <output className={css['count']}>
          {rows.length} of {wordedPermissions.length} actions shown
        </output>
      </div>
      {only && <p className={css['about']}>{roleInShort[only]}</p>}
      <Section title="Actions">
        <PermissionTable rows={rows} shown={shown} />
      </Section>
      <Section title="Restricted Access Customers">
        <p className={css['about']}>
          No action of its own: whatever somebody may do, restricted customers do not exist for them unless they have
          the role {roleNames.racOfficer}.
        </p>
      </Section>
    </>
  );
}

function PermissionTable({ rows, shown }: { rows: WordedPermission[]; shown: Role[] }) {
  return (
    <div className={css['frame']}>
      <table className={shown.length > 1 ? css['table'] : `${css['table']} ${css['ofOne']}`}>
        <caption className={css['hidden']}>What each role may do</caption>
        <thead>
          <tr>
            <th scope="col">Action</th>
            {shown.length > 1 &&
              shown.map((role) => (
                <th key={role} scope="col" className={css['role']}>
                  <span>{roleNames[role]}</span>
                </th>
              ))}
          </tr>
        </thead>
        {allAreas.map((area) => {
          const ofArea = rows.filter((row) => row.area === area);
          if (ofArea.length === 0) return null;
          return (
            <tbody key={area}>
              <tr className={css['area']}>
                <th scope="rowgroup" colSpan={shown.length > 1 ? shown.length + 1 : 1}>
                  {areas[area]}
                </th>
              </tr>
              {ofArea.map((row) => (
                <PermissionRow key={row.permission} row={row} shown={shown} />
              ))}
            </tbody>
          );
        })}
      </table>
    </div>
  );
}

function PermissionRow({ row: { permission, what }, shown }: { row: WordedPermission; shown: Role[] }) {
  const condition = conditionOf(permission);
  return (
    <tr className={css['row']}>
      <th scope="row">
        {what}
        {condition && <span className={css['condition']}>{conditions[condition]}</span>}
        <code className={css['code']}>{permission}</code>
      </th>
      {shown.length > 1 &&
        shown.map((role) =>
          may([role], permission) ? (
            <td key={role} className={css['yes']}>
              <SuccessIcon size="sm" aria-hidden />
              <span className={css['word']}>{roleNames[role]}</span>
              <span className={css['hidden']}>yes</span>
            </td>
          ) : (
            <td key={role} className={css['no']}>
              <span className={css['hidden']}>no</span>
            </td>
          ),
        )}
    </tr>
  );
}
