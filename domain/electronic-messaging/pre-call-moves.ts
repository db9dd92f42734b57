/** EM-40: what somebody may do about a call now and, for what they may not, why. Asked by pages; the process asks again. */
import { may, type Permission } from '../people/permissions.ts';
import type { Role } from '../people/roles.ts';
import { unless, type Possible } from '../possible.ts';

type Asked = {
  me: { personId: string; roles: readonly Role[] };
  step: string;
  outcome: string | null;
  /** Whose work item it is. */
  holderId: string | null;
  /** Was I to call before? */
  wasMine: boolean;
  /** Calls since the sending that reached nobody. */
  tries: number;
};
type Reason = [holds: boolean, why: string];

export function preCallMoves(asked: Asked): Record<'call' | 'close' | 'handOver' | 'take' | 'give', Possible> {
  const { me, step, outcome, holderId, wasMine, tries } = asked;
  const open: Reason[] = [
    [outcome !== null, 'It is over: no call is waited for.'],
    [step === 'awaitingMessage', 'The message is not with the customer: nobody is to call.'],
  ];
  const role = (action: Permission, why: string): Reason => [!may(me.roles, action), why];
  const mine: Reason[] = [...open, [holderId !== me.personId, 'This work item is somebody else’s.']];
  const teamLeaders = 'Only a team leader takes or gives the call.';
  return {
    // who was talking when it fell due, or when it was taken from them, says so afterwards
    call: unless(role('preCallFollowUp.called', 'Your role does not allow this.'), ...(wasMine ? open : mine)),
    close: unless(role('preCallFollowUp.notReached', 'Your role does not allow this.'), ...mine, [
      tries === 0,
      'No call to the customer is recorded since the message was sent.',
    ]),
    handOver: unless(role('preCallFollowUp.cannotCall', 'Your role does not allow this.'), ...mine, [
      step !== 'toCall',
      'It waits for a team leader already.',
    ]),
    take: unless(role('preCallFollowUp.take', teamLeaders), ...open, [
      step === 'toCall' && holderId === me.personId,
      'The call is yours already.',
    ]),
    give: unless(role('preCallFollowUp.give', teamLeaders), ...open),
  };
}
