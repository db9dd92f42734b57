/** Service Manager Approval Action: everything that a decision needs, without leaving. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { submissionQuery } from '../../client/reads.ts';
import { Loaded } from '../../frame/Loaded.tsx';
import { Window } from '../../frame/Window.tsx';
import { addresses } from '../../frame/menu.ts';
import { useCloseWindow } from '../../frame/window-address.ts';
import { ApprovalAction } from './ApprovalAction.tsx';

export function ApprovalActionWindow() {
  const { submissionId = '' } = useParams();
  const close = useCloseWindow(addresses.managerActions);
  const query = useQuery(submissionQuery(submissionId));
  // the key: the next item begins with an empty decision, and its own Idempotency-Key
  if (query.data && !query.error) return <ApprovalAction key={submissionId} submission={query.data} onClose={close} />;
  return (
    <Window title="Service Manager Approval Action" width="wide" onClose={close}>
      <Loaded query={query} missing="There is no such submission">
        {() => null}
      </Loaded>
    </Window>
  );
}
