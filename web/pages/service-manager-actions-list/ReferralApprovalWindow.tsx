/** Service Manager Approval Action for a referral: everything that Monitor Approval and Transfer Approval need, without leaving. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { transferReferralQuery } from '../../client/reads.ts';
import { Loaded } from '../../frame/Loaded.tsx';
import { Window } from '../../frame/Window.tsx';
import { addresses } from '../../frame/menu.ts';
import { useCloseWindow } from '../../frame/window-address.ts';
import { ReferralApproval } from './ReferralApproval.tsx';

export function ReferralApprovalWindow() {
  const { referralId = '' } = useParams();
  const close = useCloseWindow(addresses.managerActions);
  const query = useQuery(transferReferralQuery(referralId));
  // the key: the next item begins with an empty decision, and its own Idempotency-Key
  if (query.data && !query.error) return <ReferralApproval key={referralId} referral={query.data} onClose={close} />;
  return (
    <Window title="Service Manager Approval Action" width="wide" onClose={close}>
      <Loaded query={query} missing="There is no such referral">
        {() => null}
      </Loaded>
    </Window>
  );
}
