/** `Update Online Account`: the privacy warning before any action (OA-1), then the action itself. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useOutletContext } from 'react-router';
import { privacyWarning } from '../../../domain/online-accounts/account-action.ts';
import type { OnlineAccounts } from '../../client/model.ts';
import { proofQuestionsQuery } from '../../client/reads.ts';
import { LoadedWindow } from '../../frame/LoadedWindow.tsx';
import { addresses } from '../../frame/menu.ts';
import { Window } from '../../frame/Window.tsx';
import { useCloseWindow } from '../../frame/window-address.ts';
import { AccountUpdate, updateTitle as title } from './AccountUpdate.tsx';
import css from './OnlineAccounts.module.css';

/** `what`: `Add` offers creating, `Update Account` what the current line allows. */
export function UpdateAccountWindow({ what }: { what: 'add' | 'update' }) {
  const read = useOutletContext<OnlineAccounts>();
  const close = useCloseWindow(addresses.onlineAccounts(read.customer.id));
  const [safe, setSafe] = useState(false);
  const staffManaged = read.edition === 'staff-managed';
  const questions = useQuery({ ...proofQuestionsQuery(), enabled: staffManaged });
  if (!safe)
    return (
      <Window
        title={title}
        onClose={close}
        closeLabel="Cancel"
        save={{ label: 'Confirm', onSave: () => setSafe(true), busy: false }}
      >
        <p className={css['warning']}>{privacyWarning}</p>
      </Window>
    );
  if (!staffManaged) return <AccountUpdate read={read} what={what} newest={null} close={close} />;
  return (
    <LoadedWindow query={questions} title={title} missing="The questions can’t be shown" onClose={close}>
      {(newest) => <AccountUpdate read={read} what={what} newest={newest} close={close} />}
    </LoadedWindow>
  );
}
