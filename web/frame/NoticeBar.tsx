/** At the foot of the window, so that nothing moves under the pointer; stays until it is closed or another page opens. */
import { Button } from '@ag.ds-next/react/button';
import { SuccessFilledIcon } from '@ag.ds-next/react/icon';
import { useEffect } from 'react';
import css from './NoticeBar.module.css';
import { dismissNotice, useNotice } from './notices.ts';

export function NoticeBar({ page }: { page: string }) {
  const notice = useNotice();
  useEffect(() => dismissNotice, [page]);
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
