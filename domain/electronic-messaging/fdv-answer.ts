/** EM-8: who may answer, withdraw or hand over a consultation now and, for who may not, why. Asked by pages; the process asks again. */
import { may, type Permission } from '../people/permissions.ts';
import { roles, type Role } from '../people/roles.ts';
import { unless, type Possible } from '../possible.ts';

export const fdvVerdicts = ['appropriate', 'notAppropriate', 'unsure'] as const;
export type FdvVerdict = (typeof fdvVerdicts)[number];
export const fdvConsultationStates = ['open', 'appropriate', 'notAppropriate', 'withdrawn', 'ended'] as const;
export type FdvConsultationStateWord = (typeof fdvConsultationStates)[number];

/** Roles that answer consultations: SSO and team leader. */
export const consultantRoles: readonly Role[] = roles.filter((role) => may([role], 'fdvConsultation.appropriate'));

/** What the sentences need to know. */
type Asked = { me: { personId: string; roles: readonly Role[] }; state: FdvConsultationStateWord; askerId: string };

export const mayAnswer = (asked: Asked): Possible =>
  unless([!may(asked.me.roles, 'fdvConsultation.appropriate'), 'Only an SSO or team leader answers.'], ...over(asked), [
    asked.askerId === asked.me.personId,
    'You asked this: somebody else must answer it.',
  ]);

export const mayWithdraw = (asked: Asked): Possible =>
  unless(...notAllowed(asked, 'fdvConsultation.withdraw'), ...over(asked), [
    asked.askerId !== asked.me.personId,
    'Only the officer who asked can withdraw it.',
  ]);

/** `leftTo`: whoever is asked answers no consultations any more. */
export const mayHandOver = (asked: Asked & { leftTo: boolean }): Possible =>
  unless(...notAllowed(asked, 'fdvConsultation.handOver'), ...over(asked), [
    !asked.leftTo && !asked.me.roles.some((role) => consultantRoles.includes(role) || role === 'operator'),
    'It waits for an SSO or team leader.',
  ]);

const notAllowed = ({ me }: Asked, permission: Permission): [boolean, string][] => [
  [!may(me.roles, permission), 'Your role does not allow this.'],
];
const over = ({ state }: Asked): [boolean, string][] => [
  [state === 'appropriate' || state === 'notAppropriate', 'It is answered already.'],
  [state !== 'open', 'It is over: nothing is left to answer.'],
];
