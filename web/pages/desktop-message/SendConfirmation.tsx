/** Send is always confirmed, once: in the words for a message within the hour where that is so (EM-45, EM-15). */
import { withinTheHour } from '../../../domain/electronic-messaging/eligibility.ts';
import { nationalForm } from '../../../domain/customers/phone.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { Confirmation } from '../../frame/Confirmation.tsx';
import { leavesInWords } from '../../messages/when-it-leaves.ts';
import { At } from '../../time/When.tsx';
import css from './DesktopMessage.module.css';
import type { Previewed } from './usePreview.ts';
import type { useSend } from './useSend.ts';

type Props = { sending: ReturnType<typeof useSend>; previewed: Previewed };

export function SendConfirmation({ sending, previewed: { preview } }: Props) {
  const { command, confirming } = sending;
  if (!confirming) return null;
  const { last, meanwhile } = confirming;
  const { type, customerName, to, leaves } = preview;
  const what = (
    <>
      “{type}” to {customerName}, <span className={css['number']}>{nationalForm(to)}</span>
    </>
  );
  return (
    <Confirmation
      title="Confirmation"
      confirm="Send"
      onConfirm={sending.confirm}
      onCancel={sending.cancel}
      cancelLabel={command.phase === 'unknown' ? 'Close' : 'Cancel'}
      busy={command.phase === 'busy'}
      disabled={command.phase === 'unknown'}
    >
      {command.problem?.code !== 'withinTheHour' && <CommandFailure command={command} />}
      {last ? (
        <>
          <p role={meanwhile ? 'alert' : undefined}>
            <strong>{withinTheHour}</strong>
          </p>
          <p>
            Last message sent: <At instant={last.pressedAt} />
            {meanwhile && ', while you composed this one'}. This one: {what}.
          </p>
        </>
      ) : (
        <p>
          <strong>Send {what}?</strong>
        </p>
      )}
      <p>
        {leaves.now
          ? 'It leaves now, and can’t be called back.'
          : `It is ${leavesInWords(leaves)}. Until then it can be cancelled.`}
      </p>
    </Confirmation>
  );
}
