/**
 * A window of the procedures: a dialogue with `Save` and `Close`. Nothing takes effect before Save (PS-26).
 * The browser's own dialog keeps the keyboard inside and gives the focus back to where it was.
 */
import { Button } from '@ag.ds-next/react/button';
import { useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useModal } from './useModal.ts';
import css from './Window.module.css';

type Props = {
  title: string;
  onClose: () => void;
  /** What the procedures call the way out here; without it `Close`. */
  closeLabel?: string;
  children: ReactNode;
  /** Without it there is only `Close`. */
  save?: { label?: string; onSave: () => void; busy: boolean; disabled?: boolean };
  /** Something typed would be lost by closing. */
  dirty?: boolean;
  /** Other buttons, left of Save. */
  actions?: ReactNode;
  width?: 'medium' | 'wide';
};

export function Window({
  title,
  onClose,
  closeLabel = 'Close',
  children,
  save,
  dirty = false,
  actions,
  width = 'medium',
}: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const titleId = useId();
  const [asking, setAsking] = useState(false);
  useModal(dialog, heading);

  const close = () => {
    if (dirty && !asking) setAsking(true);
    else onClose();
  };
  // a window opened in the place of another (the next item) begins at its top
  useEffect(() => heading.current?.focus(), [title]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (save && !save.busy && !save.disabled) save.onSave();
  };
  return (
    <dialog
      ref={dialog}
      className={`${css['window']} ${css[width]}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        if (asking) setAsking(false);
        else close();
      }}
      onClose={() => {
        // the browser closes it by itself when Escape is pressed again and again: typed words outweigh that
        if (dialog.current?.open) return;
        if (dirty) dialog.current?.showModal();
        else onClose();
      }}
    >
      <title>{`${title} – Casewright`}</title>
      <form className={css['form']} noValidate onSubmit={submit}>
        <div className={css['head']}>
          <h2 className={css['title']} id={titleId} ref={heading} tabIndex={-1}>
            {title}
          </h2>
        </div>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and must by the keyboard alone */}
        <section className={css['body']} aria-labelledby={titleId} tabIndex={0}>
          {children}
        </section>
        <div className={css['foot']}>
          {asking && dirty ? (
            <div className={css['asking']} role="alert">
              <strong>What you typed is not saved.</strong>
              <Button variant="secondary" onClick={onClose}>
                Close without saving
              </Button>
              <Button
                variant="text"
                onClick={() => {
                  setAsking(false);
                  heading.current?.focus();
                }}
              >
                Go on typing
              </Button>
            </div>
          ) : (
            <>
              {save && (
                <Button type="submit" loading={save.busy} loadingLabel="Saving" disabled={save.disabled ?? false}>
                  {save.label ?? 'Save'}
                </Button>
              )}
              <Button variant="secondary" onClick={close}>
                {closeLabel}
              </Button>
              {actions}
            </>
          )}
        </div>
      </form>
    </dialog>
  );
}
