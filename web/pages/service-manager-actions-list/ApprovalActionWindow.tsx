/** Service Manager Approval Action: everything that a decision needs, without leaving. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { submissionQuery } from '../../client/reads.ts';
import { LoadedWindow } from '../../frame/LoadedWindow.tsx';
import { addresses } from '../../frame/menu.ts';
import { useCloseWindow } from '../../frame/window-address.ts';
import { ApprovalAction } from './ApprovalAction.tsx';

export function ApprovalActionWindow() {
  const { submissionId = '' } = useParams();
  const close = useCloseWindow(addresses.managerActions);
  const query = useQuery(submissionQuery(submissionId));
  return (
    <LoadedWindow
      query={query}
      title="Service Manager Approval Action"
      width="wide"
      missing="There is no such submission"
      onClose={close}
    >
      {/* the key: the next item begins with an empty decision, and its own Idempotency-Key */}
      {(submission) => <ApprovalAction key={submissionId} submission={submission} onClose={close} />}
    </LoadedWindow>
  );
}
