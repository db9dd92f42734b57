import { useOutletContext, useParams } from 'react-router';
import type { PersonalisedServices } from '../../client/model.ts';
import { addresses } from '../../frame/menu.ts';
import { useCloseWindow } from '../../frame/window-address.ts';

/** What a window of the page works on, and how it closes. */
export function usePageRecord() {
  const { customerId = '' } = useParams();
  const record: PersonalisedServices = useOutletContext();
  return { record, customerId, close: useCloseWindow(addresses.personalisedServices(customerId)) };
}
