/**
 * The staff of the demonstration data, by role: who comes first in a role is who `npm start` names for it.
 * The sign-in provider of development and tests knows the same people; `userId` is the subject of their tokens.
 */
import { may } from '../../domain/people/permissions.ts';
import type { Role } from '../../domain/people/roles.ts';
import type { AustralianState } from '../../domain/time/zone.ts';
import type { TeamName } from './teams.ts';

/** Leave in days from the day of seeding, both included. `delegate` is a userId. */
type SeedLeave = { fromDay: number; toDay: number; delegate: string | null };

export type SeedPerson = {
  id: string;
  userId: string;
  kind: 'staff' | 'program';
  name: string;
  roles: Role[];
  /** Whose working days count (PS-13). */
  state: AustralianState;
  team: TeamName | null;
  /** userId; null: nobody above, or not recorded. */
  manager: string | null;
  leave: SeedLeave[];
  /** What they have access to: without both nobody sends messages (EM-7). */
  pluto: boolean;
  cuba: boolean;
  /** False: has left, and signs in no more. */
  active: boolean;
};

type Optional = 'kind' | 'leave' | 'pluto' | 'cuba' | 'active';
type Given = Omit<SeedPerson, 'id' | Optional> & Partial<Pick<SeedPerson, Optional>>;
/** Who may send messages has access to both, but for those of whom it is said. */
const person = (id: string, given: Given): SeedPerson => {
  const sends = may(given.roles, 'messages.send');
  return { id, kind: 'staff', leave: [], pluto: sends, cuba: sends, active: true, ...given };
};

export const people: readonly SeedPerson[] = [
  // PS service officers
  person('01900000-0000-7000-8000-000000000101', {
    userId: 'dokafor',
    name: 'Daniel Okafor',
    roles: ['psServiceOfficer'],
    state: 'NSW',
    team: 'PS East 1',
    manager: 'mdoyle',
  }),
  person('01900000-0000-7000-8000-000000000102', {
    userId: 'praman',
    name: 'Priya Raman',
    roles: ['psServiceOfficer', 'racOfficer'], // a restricted customer is hers
    state: 'NSW',
    team: 'PS East 1',
    manager: 'mdoyle',
  }),
  person('01900000-0000-7000-8000-000000000103', {
    userId: 'lhartigan',
    name: 'Liam Hartigan',
    roles: ['psServiceOfficer'],
    state: 'QLD',
    team: 'PS East 1',
    manager: 'mdoyle',
  }),
  person('01900000-0000-7000-8000-000000000104', {
    userId: 'smarchetti',
    name: 'Sofia Marchetti',
    roles: ['psServiceOfficer'],
    state: 'VIC',
    team: 'PS East 2',
    manager: 'plindqvist', // on leave
  }),
  person('01900000-0000-7000-8000-000000000105', {
    userId: 'tferris',
    name: 'Thomas Ferris',
    roles: ['psServiceOfficer'],
    state: 'VIC',
    team: 'PS East 2',
    manager: 'plindqvist',
    leave: [{ fromDay: -2, toDay: 5, delegate: null }],
  }),
  person('01900000-0000-7000-8000-000000000106', {
    userId: 'enakata',
    name: 'Emily Nakata',
    roles: ['psServiceOfficer'],
    state: 'TAS',
    team: 'PS East 2',
    manager: 'plindqvist',
  }),
  person('01900000-0000-7000-8000-000000000107', {
    userId: 'jpickering',
    name: 'Joel Pickering',
    roles: ['psServiceOfficer'],
    state: 'WA',
    team: 'PS West and International',
    manager: 'hmarsh',
  }),
  person('01900000-0000-7000-8000-000000000108', {
    userId: 'aweiss',
    name: 'Anika Weiss',
    roles: ['psServiceOfficer'],
    state: 'SA',
    team: 'PS West and International',
    manager: 'hmarsh',
  }),
  person('01900000-0000-7000-8000-000000000109', {
    userId: 'cdunne',
    name: 'Carol Dunne',
    roles: ['psServiceOfficer'],
    state: 'NT',
    team: 'PS West and International',
    manager: null, // not recorded yet: what she submits is the operators' matter (PS-12)
  }),
  person('01900000-0000-7000-8000-000000000110', {
    userId: 'fcallaghan',
    name: 'Frances Callaghan',
    roles: ['psServiceOfficer'],
    state: 'VIC',
    team: 'PS East 2',
    manager: 'plindqvist',
    active: false, // and her customers are nobody else's yet
  }),

  // Service managers: team, region, nation
  person('01900000-0000-7000-8000-000000000201', {
    userId: 'mdoyle',
    name: 'Margaret Doyle',
    roles: ['serviceManager', 'racOfficer'],
    state: 'NSW',
    team: 'PS East 1',
    manager: 'gtully',
  }),
  person('01900000-0000-7000-8000-000000000202', {
    userId: 'plindqvist',
    name: 'Peter Lindqvist',
    roles: ['serviceManager'],
    state: 'VIC',
    team: 'PS East 2',
    manager: 'gtully',
    leave: [{ fromDay: -12, toDay: 11, delegate: 'mdoyle' }],
  }),
  person('01900000-0000-7000-8000-000000000203', {
    userId: 'hmarsh',
    name: 'Helen Marsh',
    roles: ['serviceManager', 'psServiceOfficer'], // four eyes hold whatever roles somebody has (PS-12)
    state: 'WA',
    team: 'PS West and International',
    manager: 'radeyemi',
  }),
  person('01900000-0000-7000-8000-000000000204', {
    userId: 'gtully',
    name: 'Graham Tully',
    roles: ['serviceManager'],
    state: 'NSW',
    team: null,
    manager: 'cboyd',
  }),
  person('01900000-0000-7000-8000-000000000205', {
    userId: 'radeyemi',
    name: 'Ruth Adeyemi',
    roles: ['serviceManager'],
    state: 'SA',
    team: null,
    manager: 'cboyd',
    leave: [{ fromDay: 30, toDay: 44, delegate: 'gtully' }],
  }),
  person('01900000-0000-7000-8000-000000000206', {
    userId: 'cboyd',
    name: 'Catherine Boyd',
    roles: ['serviceManager'],
    state: 'ACT',
    team: null,
    manager: null,
  }),

  // Everybody else
  person('01900000-0000-7000-8000-000000000301', {
    userId: 'nquill',
    name: 'Nathan Quill',
    roles: ['serviceOfficer'],
    state: 'QLD',
    team: 'PS East 1',
    manager: 'mdoyle',
  }),
  person('01900000-0000-7000-8000-000000000302', {
    userId: 'bhale',
    name: 'Bronwyn Hale',
    roles: ['sso'],
    state: 'VIC',
    team: 'PS East 2',
    manager: 'plindqvist',
    cuba: false,
  }),
  person('01900000-0000-7000-8000-000000000303', {
    userId: 'vsalas',
    name: 'Victor Salas',
    roles: ['teamLeader'],
    state: 'NSW',
    team: 'PS East 1',
    manager: 'mdoyle',
  }),
  person('01900000-0000-7000-8000-000000000304', {
    userId: 'yfarah',
    name: 'Yasmin Farah',
    roles: ['integratedServiceOfficer'],
    state: 'QLD',
    team: 'PS East 1',
    manager: 'mdoyle',
    pluto: false, // Centrelink's messages need neither
    cuba: false,
  }),
  person('01900000-0000-7000-8000-000000000305', {
    userId: 'opryce',
    name: 'Owen Pryce',
    roles: ['sas'],
    state: 'ACT',
    team: null,
    manager: 'cboyd',
  }),
  person('01900000-0000-7000-8000-000000000306', {
    userId: 'jkeane',
    name: 'Judith Keane',
    roles: ['racOfficer'],
    state: 'TAS',
    team: 'PS East 2',
    manager: 'plindqvist',
    pluto: false,
  }),
  person('01900000-0000-7000-8000-000000000307', {
    userId: 'sachterberg',
    name: 'Simon Achterberg',
    roles: ['administrator'],
    state: 'ACT',
    team: null,
    manager: null,
  }),
  person('01900000-0000-7000-8000-000000000308', {
    userId: 'lkarim',
    name: 'Leila Karim',
    roles: ['auditor'],
    state: 'ACT',
    team: null,
    manager: null,
  }),
  person('01900000-0000-7000-8000-000000000310', {
    userId: 'amercer',
    name: 'Alice Mercer',
    roles: ['administrator'], // nobody changes their own record: it takes two
    state: 'NSW',
    team: null,
    manager: null,
  }),
  person('01900000-0000-7000-8000-000000000311', {
    userId: 'jbanerjee',
    name: 'Joy Banerjee',
    roles: ['auditor', 'racOfficer'], // entries about restricted customers exist for her
    state: 'VIC',
    team: null,
    manager: null,
    pluto: false,
    cuba: false,
  }),
  person('01900000-0000-7000-8000-000000000309', {
    userId: 'pvane',
    name: 'Patrick Vane',
    roles: ['operator'],
    state: 'ACT',
    team: null,
    manager: null,
  }),

  // What programs of other systems sign in as
  person('01900000-0000-7000-8000-000000000901', {
    userId: 'casewright-program',
    kind: 'program',
    name: 'Systems of record',
    roles: ['program'],
    state: 'ACT',
    team: null,
    manager: null,
  }),
];
