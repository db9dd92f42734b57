/** Service Manager Approval Action for a referral: everything that Monitor Approval and Transfer Approval need, without leaving. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { transferReferralQuery } from '../../client/reads.ts';
import { LoadedWindow } from '../../frame/LoadedWindow.tsx';
import { addresses } from '../../frame/menu.ts';
import { useCloseWindow } from '../../frame/window-address.ts';
import { ReferralApproval } from './ReferralApproval.tsx';

export function ReferralApprovalWindow() {
  const { referralId = '' } = useParams();
  const close = useCloseWindow(addresses.managerActions);
  const query = useQuery(transferReferralQuery(referralId));
  return (
    <LoadedWindow
      query={query}
      title="Service Manager Approval Action"
      width="wide"
      missing="There is no such referral"
      onClose={close}
    >
      {/* the key: the next item begins with an empty decision, and its own Idempotency-Key */}
      {(referral) => <ReferralApproval key={referralId} referral={referral} onClose={close} />}
    </LoadedWindow>
  );
}
