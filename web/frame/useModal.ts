/** The browser's own dialog: it keeps the keyboard inside and gives the focus back to where it was. */
import { useLayoutEffect, type RefObject } from 'react';

/** Opens the dialog while its component is there; the heading takes the focus. */
export function useModal(dialog: RefObject<HTMLDialogElement | null>, heading: RefObject<HTMLElement | null>) {
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element) return;
    element.showModal();
    heading.current?.focus();
    return () => {
      element.close(); // gives the focus back
      setTimeout(() => {
        // where it was is gone (a decided row): to the page's title, not to nowhere
        if (document.activeElement === document.body && !document.querySelector('dialog[open]'))
          document.getElementById('page-title')?.focus();
      });
    };
  }, [dialog, heading]);
}
