/** At the foot of the window, so that nothing moves under the pointer; stays until it is closed or another page opens. */
import { Button } from '@ag.ds-next/react/button';
import { SuccessFilledIcon } from '@ag.ds-next/react/icon';
import { useEffect, useRef } from 'react';
import css from './NoticeBar.module.css';
import { arrivedAt, dismissNotice, useNotice } from './notices.ts';

export function NoticeBar({ page }: { page: string }) {
  const notice = useNotice();
  const shownOn = useRef(page);
  useEffect(() => {
    if (shownOn.current !== page) arrivedAt(page);
    shownOn.current = page;
  }, [page]);
  return (
    <output className={css['region']}>
      {notice && (
        <span className={css['bar']}>
          <SuccessFilledIcon color="success" />
          <span className={css['text']}>
            <strong>{notice.title}</strong> {notice.text}
          </span>
          <Button variant="text" size="sm" onClick={dismissNotice} aria-label="Dismiss message">
            Dismiss
          </Button>
        </span>
      )}
    </output>
  );
}
