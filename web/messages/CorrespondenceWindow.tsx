/** An email or letter as it was sent, in a window above the list that it was opened from (EM-30). */
import { ButtonLink } from '@ag.ds-next/react/button';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { correspondenceQuery } from '../client/reads.ts';
import { CustomerLine } from '../customers/CustomerCell.tsx';
import { LoadedWindow } from '../frame/LoadedWindow.tsx';
import { addresses } from '../frame/menu.ts';
import { Window } from '../frame/Window.tsx';
import { useCloseWindow } from '../frame/window-address.ts';
import { CorrespondenceView } from './CorrespondenceView.tsx';

/** `page`: the address of the list, by what stands in the address. */
export function CorrespondenceWindow({ page }: { page: (customerId: string) => string }) {
  const { correspondenceId = '', customerId = '' } = useParams();
  const close = useCloseWindow(page(customerId));
  const query = useQuery(correspondenceQuery(correspondenceId));
  return (
    <LoadedWindow query={query} title="Correspondence" width="wide" missing="There is no such record" onClose={close}>
      {(sent) => (
        <Window
          title={sent.channel}
          width="wide"
          onClose={close}
          actions={
            <ButtonLink variant="text" href={addresses.correspondence(sent.id)}>
              On its own page
            </ButtonLink>
          }
        >
          <CustomerLine customer={sent.customer} />
          <CorrespondenceView sent={sent} level="h3" />
        </Window>
      )}
    </LoadedWindow>
  );
}
