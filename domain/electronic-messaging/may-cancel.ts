/** EM-24: a message can be cancelled until it leaves. */
import { unless, type Possible } from '../possible.ts';

/** What the page shows; the delivery itself decides (sms-delivery.ts). `underWay`: an attempt is with the gateway, or may be. */
export function mayCancel(message: { step: string; outcome: string | null; underWay: boolean }): Possible {
  return unless(
    [message.outcome !== null, 'This message is over.'],
    [message.step !== 'held' && message.step !== 'sending', 'The SMS gateway has it already, or may have it.'],
    [message.underWay, 'It is being handed to the SMS gateway.'],
  );
}
