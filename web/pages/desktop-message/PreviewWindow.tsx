/** `Preview Message`: the exact text as the recipient will see it, from the server (EM-20). */
import { PageAlert } from '@ag.ds-next/react/page-alert';
import { Text } from '@ag.ds-next/react/text';
import { useOutletContext, Navigate } from 'react-router';
import { nationalForm } from '../../../domain/customers/phone.ts';
import type { MessagePreview } from '../../client/model.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import type { Command } from '../../commands/useCommand.ts';
import { Window } from '../../frame/Window.tsx';
import { Bars } from '../../messages/Bars.tsx';
import { lengthInWords, Phone } from '../../messages/Phone.tsx';
import { leavesInWords } from '../../messages/when-it-leaves.ts';
import { SameMessage } from './SameMessage.tsx';
import type { Previewed } from './usePreview.ts';

export type PreviewContext = {
  page: string;
  customerId: string;
  previewed: Previewed | null;
  close: () => void;
  send: () => void;
  mayBeSent: boolean;
  /** What is still to be recorded before Send. */
  toDo: readonly string[];
  busy: boolean;
  /** Of Send, while its confirmation is closed. */
  command: Pick<Command<never>, 'phase' | 'problem' | 'askAgain'> | null;
};

export function PreviewWindow() {
  const { page, customerId, previewed, close, send, mayBeSent, toDo, busy, command } =
    useOutletContext<PreviewContext>();
  if (!previewed) return <Navigate to={page} replace />; // loaded anew: what was previewed is gone
  const { preview, before } = previewed;
  return (
    <Window
      title="Preview Message"
      onClose={close}
      save={{ label: 'Send', onSave: send, busy, disabled: !mayBeSent || preview.bars.length > 0 }}
    >
      {command?.phase === 'unknown' && <CommandFailure command={command} />}
      <Bars bars={preview.bars} />
      {preview.same && <SameMessage first={preview.same} customerId={customerId} />}
      {before && <WhatChanged before={before} now={preview} />}
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
      <Text as="p">This is what is sent, to the letter. Send asks once more before it is sent.</Text>
      {toDo.length > 0 && (
        <Text as="p">
          <strong>Send is still closed.</strong> {toDo.join(' ')}
        </Text>
      )}
    </Window>
  );
}

function WhatChanged({ before, now }: { before: MessagePreview; now: MessagePreview }) {
  return (
    <PageAlert tone="warning" title="Nothing was sent: it is no longer what you previewed" role="alert" focusOnMount>
      {before.to !== now.to && (
        <Text as="p">
          The number was {nationalForm(before.to)}, and is {nationalForm(now.to)} now.
        </Text>
      )}
      {before.text !== now.text && <Text as="p">The text was: “{before.text}”</Text>}
      <Text as="p">Below is what would be sent now. Look at it, then choose Send again.</Text>
    </PageAlert>
  );
}
