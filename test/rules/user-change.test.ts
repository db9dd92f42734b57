import assert from 'node:assert/strict';
import { userChange, userFaults, type Around, type UserRecord } from '../../domain/people/user-change.ts';

describe('What an administrator may make of a user', () => {
  const record: UserRecord = {
    name: 'Odette Quollwhistle',
    teamId: 'team',
    managerId: 'manager',
    roles: ['psServiceOfficer'],
    pluto: true,
    cuba: false,
    active: true,
  };
  const around: Around = {
    teamExists: true,
    manager: { active: true, roles: ['serviceManager'] },
    line: ['manager', 'region', 'nation'],
  };
  const fields = (
    change: Partial<UserRecord>,
    more: Partial<Around> = {},
    id: string | null = 'me',
    kind: 'staff' | 'program' = 'staff',
  ) => userFaults(id, kind, { ...record, ...change }, { ...around, ...more }).map(({ field }) => field);

  it('RS-1 a whole and sound record has no fault; each fault is named with its field', () => {
    assert.deepEqual(fields({}), []);
    assert.deepEqual(fields({}, {}, null), []);
    assert.deepEqual(fields({ teamId: null, managerId: null }, { teamExists: false, manager: null, line: [] }), []);
    assert.deepEqual(fields({ name: '  ' }), ['name']);
    assert.deepEqual(fields({}, { teamExists: false }), ['teamId']);
    assert.deepEqual(fields({}, { manager: null }), ['managerId']);
    assert.deepEqual(fields({}, { manager: { active: false, roles: ['serviceManager'] } }), ['managerId']);
    assert.deepEqual(fields({}, { manager: { active: true, roles: ['teamLeader'] } }), ['managerId']);
    const left = { manager: { active: false, roles: [] }, managerKept: true };
    assert.deepEqual(fields({ active: false }, left), [], 'a right is taken away whoever the manager was');
  });

  it('RS-1 PS-12 nobody is their own manager, directly or in a circle', () => {
    assert.deepEqual(fields({ managerId: 'me' }, { line: ['me'] }), ['managerId']);
    assert.deepEqual(fields({}, { line: ['manager', 'me', 'nation'] }), ['managerId']);
  });

  it('RS-1 programs have the role of programs only, people never', () => {
    assert.deepEqual(fields({ roles: ['program'], pluto: false, cuba: false }, {}, null, 'program'), []);
    assert.deepEqual(fields({ roles: ['program', 'operator'], pluto: false }, {}, null, 'program'), ['roles']);
    assert.deepEqual(fields({ roles: ['program'], cuba: true }, {}, null, 'program'), ['pluto']);
    assert.deepEqual(fields({ roles: ['program'] }), ['roles']);
  });

  it('RS-2 the trail says what changed in ids and words, and nothing that stayed', () => {
    assert.deepEqual(userChange(record, record), {});
    assert.deepEqual(
      userChange(record, {
        name: 'Other',
        teamId: null,
        managerId: 'region',
        roles: ['serviceManager', 'racOfficer'],
        pluto: false,
        cuba: true,
        active: false,
      }),
      {
        rolesAdded: ['serviceManager', 'racOfficer'],
        rolesRemoved: ['psServiceOfficer'],
        name: 'changed',
        teamId: null,
        managerId: 'region',
        pluto: false,
        cuba: true,
        active: false,
      },
    );
  });
});
