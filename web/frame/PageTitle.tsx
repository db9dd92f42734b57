/** The page's heading and the browser's title. A new page says where it is: its heading takes the focus, but not at the first load. */
import { useEffect, useRef, type ReactNode } from 'react';
import css from './PageTitle.module.css';

let pagesShown = 0;

type Props = { children: string; path?: string; actions?: ReactNode; intro?: ReactNode };

/** `path`: the way through the menu, as the procedures write it. */
export function PageTitle({ children, path, actions, intro }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    pagesShown += 1;
    if (pagesShown > 1 && !document.querySelector('dialog[open]')) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={css['head']}>
      <title>{`${children} – Casewright`}</title>
      <div className={css['words']}>
        {path && <p className={css['path']}>{path}</p>}
        <h1 className={css['title']} id="page-title" ref={heading} tabIndex={-1}>
          {children}
        </h1>
        {intro && <div className={css['intro']}>{intro}</div>}
      </div>
      {actions && <div className={css['actions']}>{actions}</div>}
    </div>
  );
}
