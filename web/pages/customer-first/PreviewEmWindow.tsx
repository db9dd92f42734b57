/** `Preview EM`: the exact text as the recipient will see it, then `Send Electronic Message` or `Cancel` (EM-20, EM-46). */
import { Text } from '@ag.ds-next/react/text';
import { Navigate, useOutletContext } from 'react-router';
import { nationalForm } from '../../../domain/customers/phone.ts';
import { claimRefusalWords } from '../../../domain/electronic-messaging/claim-finalised.ts';
import type { CentrelinkPreview } from '../../client/model.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import type { Command } from '../../commands/useCommand.ts';
import { Window } from '../../frame/Window.tsx';
import { Bars } from '../../messages/Bars.tsx';
import { lengthInWords, Phone } from '../../messages/Phone.tsx';
import { leavesInWords } from '../../messages/when-it-leaves.ts';

export type PreviewEmContext = {
  page: string;
  preview: CentrelinkPreview | null;
  close: () => void;
  send: () => void;
  mayBeSent: boolean;
  command: Pick<Command<never>, 'phase' | 'problem' | 'askAgain'>;
};

export function PreviewEmWindow() {
  const { page, preview, close, send, mayBeSent, command } = useOutletContext<PreviewEmContext>();
  if (!preview) return <Navigate to={page} replace />; // loaded anew: what was previewed is gone
  const refusals = preview.refusals.map((each) => ({ sentence: claimRefusalWords[each], wayOut: null }));
  const isClosed = !mayBeSent || preview.bars.length + refusals.length > 0 || command.phase === 'unknown';
  return (
    <Window
      title="Preview EM"
      onClose={close}
      closeLabel={command.phase === 'unknown' ? 'Close' : 'Cancel'}
      save={{ label: 'Send Electronic Message', onSave: send, busy: command.phase === 'busy', disabled: isClosed }}
    >
      <CommandFailure command={command} />
      <Bars bars={[...preview.bars, ...refusals]} />
      <Phone
        title="The message as the recipient will see it"
        sender={preview.sender}
        text={preview.text}
        facts={[
          ['To', `${preview.customerName}, ${nationalForm(preview.to)}`],
          ['Length', lengthInWords(preview.length)],
          ['Leaves', leavesInWords(preview.leaves)],
        ]}
      />
      <Text as="p">
        This is what is sent, to the letter.{' '}
        {preview.leaves.now ? 'It leaves now, and can’t be called back.' : 'Until it leaves it can be cancelled.'}
      </Text>
    </Window>
  );
}
