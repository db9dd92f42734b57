/** A question that must be answered before something is done: two buttons, and nothing else on the page meanwhile. */
import { Button } from '@ag.ds-next/react/button';
import { useId, useRef, type ReactNode } from 'react';
import css from './Confirmation.module.css';
import { useModal } from './useModal.ts';

type Props = {
  title: string;
  children: ReactNode;
  /** The button that does it. */
  confirm: string;
  onConfirm: () => void;
  onCancel: () => void;
  /** Without it `Cancel`: where there is nothing left to be cancelled. */
  cancelLabel?: string;
  busy: boolean;
  disabled?: boolean;
};

export function Confirmation({
  title,
  children,
  confirm,
  onConfirm,
  onCancel,
  cancelLabel = 'Cancel',
  busy,
  disabled = false,
}: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const titleId = useId();
  useModal(dialog, heading);
  return (
    <dialog
      ref={dialog}
      className={css['confirmation']}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        event.stopPropagation(); // a window below it stays
        if (!busy) onCancel();
      }}
      onClose={(event) => {
        event.stopPropagation();
        if (dialog.current?.open) return;
        if (busy) dialog.current?.showModal();
        else onCancel();
      }}
    >
      <h2 className={css['title']} id={titleId} ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <div className={css['body']}>{children}</div>
      <div className={css['foot']}>
        <Button onClick={onConfirm} loading={busy} loadingLabel="Sending" disabled={disabled}>
          {confirm}
        </Button>
        <Button variant="secondary" onClick={onCancel} disabled={busy}>
          {cancelLabel}
        </Button>
      </div>
    </dialog>
  );
}
