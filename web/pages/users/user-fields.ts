/** A user's record as the form's texts: how it begins, how it is sent, and what differs between two of them. */
import { isRole, roleNames, roles, type Role } from '../../../domain/people/roles.ts';
import { isAustralianState, type AustralianState } from '../../../domain/time/zone.ts';
import type { User } from '../../client/model.ts';
import { atMost, filled } from '../../forms/checks.ts';

export type UserTexts = {
  name: string;
  state: string;
  teamId: string;
  managerId: string;
  roles: string;
  pluto: string;
  cuba: string;
};
export type UserField = keyof UserTexts;
const fields: UserField[] = ['name', 'state', 'teamId', 'managerId', 'roles', 'pluto', 'cuba'];

export const fieldLabels: Record<UserField, string> = {
  name: 'Name',
  state: 'State or territory',
  teamId: 'Team',
  managerId: 'Manager',
  roles: 'Roles',
  pluto: 'Access to Pluto',
  cuba: 'Access to Cuba',
};
const yes = 'yes';

export const nobodyYet: UserTexts = { name: '', state: '', teamId: '', managerId: '', roles: '', pluto: '', cuba: '' };

export const textsOf = (user: User): UserTexts => ({
  name: user.name,
  state: user.state,
  teamId: user.teamId ?? '',
  managerId: user.manager?.id ?? '',
  roles: asText(user.roles),
  pluto: user.pluto ? yes : '',
  cuba: user.cuba ? yes : '',
});

export type UserRecord = {
  name: string;
  state: AustralianState;
  teamId: string | null;
  managerId: string | null;
  roles: Role[];
  pluto: boolean;
  cuba: boolean;
};
export const recordOf = (texts: UserTexts): UserRecord => ({
  name: texts.name.trim(),
  state: isAustralianState(texts.state) ? texts.state : 'NSW',
  teamId: texts.teamId || null,
  managerId: texts.managerId || null,
  roles: rolesIn(texts.roles),
  pluto: texts.pluto === yes,
  cuba: texts.cuba === yes,
});

/** The fields in which two differ. */
export const differing = (a: UserTexts, b: UserTexts): UserField[] => fields.filter((field) => a[field] !== b[field]);

export const checkUser = ({ name, state }: UserTexts): Partial<Record<UserField, string>> => ({
  ...(filled('name', name, 'Enter the name.') ?? atMost('name', name, 100)),
  ...filled('state', state, 'Choose the state or territory.'),
});

/** Roles, and yes or no, as the form keeps them: text. */
export const rolesIn = (text: string): Role[] => text.split(',').filter(isRole);
const asText = (chosen: readonly Role[]): string => roles.filter((role) => chosen.includes(role)).join(',');
export const withRole = (text: string, role: Role, chosen: boolean): string =>
  asText([...rolesIn(text).filter((each) => each !== role), ...(chosen ? [role] : [])]);
export const rolesInWords = (chosen: readonly Role[]): string =>
  chosen.map((role) => roleNames[role]).join(', ') || 'None';
export const isYes = (text: string): boolean => text === yes;
export const yesIf = (chosen: boolean): string => (chosen ? yes : '');
