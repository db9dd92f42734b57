/** The roles of the specification (roles-and-screens), and what programs of other systems sign in as. */
export const roles = [
  'serviceOfficer',
  'psServiceOfficer',
  'sso',
  'teamLeader',
  'serviceManager',
  'integratedServiceOfficer',
  'sas',
  'racOfficer',
  'administrator',
  'auditor',
  'operator',
  'program',
] as const;
export type Role = (typeof roles)[number];

/** What people read. */
export const roleNames: Record<Role, string> = {
  serviceOfficer: 'Service officer',
  psServiceOfficer: 'PS service officer',
  sso: 'SSO',
  teamLeader: 'Team leader',
  serviceManager: 'Service manager',
  integratedServiceOfficer: 'Integrated service officer',
  sas: 'SAS',
  racOfficer: 'RAC officer',
  administrator: 'Administrator',
  auditor: 'Auditor',
  operator: 'Operator',
  program: 'Program',
};

export const isRole = (word: string): word is Role => (roles as readonly string[]).includes(word);
