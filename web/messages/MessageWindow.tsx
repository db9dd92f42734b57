/** A message as it was sent, in a window above the list that it was opened from (EM-30). */
import { ButtonLink } from '@ag.ds-next/react/button';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useParams } from 'react-router';
import { messageQuery } from '../client/reads.ts';
import { CustomerLine } from '../customers/CustomerCell.tsx';
import { LoadedWindow } from '../frame/LoadedWindow.tsx';
import { addresses } from '../frame/menu.ts';
import { Window } from '../frame/Window.tsx';
import { useCloseWindow } from '../frame/window-address.ts';
import { MessageView } from './MessageView.tsx';
import { WhyButton } from './WhyButton.tsx';

/** `page`: the address of the list, by what stands in the address. */
export function MessageWindow({ page }: { page: (customerId: string) => string }) {
  const { messageId = '', customerId = '' } = useParams();
  const close = useCloseWindow(page(customerId));
  const query = useQuery(messageQuery(messageId));
  return (
    <LoadedWindow query={query} title="Message" width="wide" missing="There is no such message" onClose={close}>
      {(message) => (
        <>
          <Window
            title="Message"
            width="wide"
            onClose={close}
            actions={
              <>
                <WhyButton />
                <ButtonLink variant="text" href={addresses.message(message.id)}>
                  On its own page
                </ButtonLink>
              </>
            }
          >
            <CustomerLine customer={message.customer} />
            <MessageView message={message} level="h3" />
          </Window>
          <Outlet />
        </>
      )}
    </LoadedWindow>
  );
}
