/** The Referral window of a PS customer, for now with its `CMP Approval` box. Nothing takes effect before Save (PS-26). */
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { personalisedServicesQuery } from '../../client/reads.ts';
import { Loaded } from '../../frame/Loaded.tsx';
import { Window } from '../../frame/Window.tsx';
import { addresses } from '../../frame/menu.ts';
import { useCloseWindow } from '../../frame/window-address.ts';
import { Referral } from './Referral.tsx';

export function ReferralWindow() {
  const { customerId = '' } = useParams();
  const close = useCloseWindow(addresses.csoActions);
  const query = useQuery(personalisedServicesQuery(customerId));
  if (query.data && !query.error) return <Referral record={query.data} onClose={close} />;
  return (
    <Window title="Referral" onClose={close}>
      <Loaded query={query} missing="There is no such customer">
        {() => null}
      </Loaded>
    </Window>
  );
}
