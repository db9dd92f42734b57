/** The Referral window of a PS customer, for now with its `CMP Approval` box. Nothing takes effect before Save (PS-26). */
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { personalisedServicesQuery } from '../../client/reads.ts';
import { LoadedWindow } from '../../frame/LoadedWindow.tsx';
import { addresses } from '../../frame/menu.ts';
import { useCloseWindow } from '../../frame/window-address.ts';
import { Referral } from './Referral.tsx';

export function ReferralWindow() {
  const { customerId = '' } = useParams();
  const close = useCloseWindow(addresses.csoActions);
  const query = useQuery(personalisedServicesQuery(customerId));
  return (
    <LoadedWindow query={query} title="Referral" missing="There is no such customer" onClose={close}>
      {(record) => <Referral record={record} onClose={close} />}
    </LoadedWindow>
  );
}
