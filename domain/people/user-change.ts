/** What an administrator may make of a user's record (RS-1): whole records, each fault with its field. */
import type { Role } from './roles.ts';

export type UserKind = 'staff' | 'program';
export type UserRecord = {
  name: string;
  teamId: string | null;
  managerId: string | null;
  roles: readonly Role[];
  pluto: boolean;
  cuba: boolean;
  active: boolean;
};
export type FieldFault = { field: string; message: string };

/** What the record's own words do not say. `line`: the chosen manager, whose manager, and so on upward. */
export type Around = {
  teamExists: boolean;
  /** Null: nobody of that id. */
  manager: { active: boolean; roles: readonly string[] } | null;
  line: readonly string[];
  /** The manager is the one that the record had: one who has left stays until somebody else is chosen. */
  managerKept?: boolean;
};

/** Everything that is wrong with the record of this person (null: a new one). */
export function userFaults(personId: string | null, kind: UserKind, record: UserRecord, around: Around): FieldFault[] {
  const faults: FieldFault[] = [];
  const fault = (wrong: boolean, field: string, message: string) => {
    if (wrong) faults.push({ field, message });
  };
  const isProgram = kind === 'program';
  fault(record.name.trim() === '', 'name', 'Enter a name.');
  fault(isProgram && record.roles.some((role) => role !== 'program'), 'roles', 'A program has no role of people.');
  fault(!isProgram && record.roles.includes('program'), 'roles', 'Only a program has the role Program.');
  fault(isProgram && (record.pluto || record.cuba), 'pluto', 'A program has no access to Pluto or Cuba.');
  fault(record.teamId !== null && !around.teamExists, 'teamId', 'There is no such team.');
  if (record.managerId !== null && !around.managerKept) {
    fault(record.managerId === personId, 'managerId', 'Nobody is their own manager.');
    fault(
      !around.manager?.active || !around.manager.roles.includes('serviceManager'),
      'managerId',
      'Only an active service manager can be somebody’s manager.',
    );
    fault(
      personId !== null && record.managerId !== personId && around.line.includes(personId),
      'managerId',
      'This would make a circle: the chosen manager reports to this person.',
    );
  }
  return faults;
}

type Changed = Record<string, string | number | boolean | null | readonly string[]>;

/** What the audit trail says of a change: ids and words only, nothing that stayed. A name is said to have changed, not what it is. */
export function userChange(before: UserRecord, after: UserRecord): Changed {
  const added = after.roles.filter((role) => !before.roles.includes(role));
  const removed = before.roles.filter((role) => !after.roles.includes(role));
  return {
    ...(added.length ? { rolesAdded: added } : {}),
    ...(removed.length ? { rolesRemoved: removed } : {}),
    ...(before.name === after.name ? {} : { name: 'changed' }),
    ...(before.teamId === after.teamId ? {} : { teamId: after.teamId }),
    ...(before.managerId === after.managerId ? {} : { managerId: after.managerId }),
    ...(before.pluto === after.pluto ? {} : { pluto: after.pluto }),
    ...(before.cuba === after.cuba ? {} : { cuba: after.cuba }),
    ...(before.active === after.active ? {} : { active: after.active }),
  };
}
