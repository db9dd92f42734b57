/** What stands around every page: header, menu, and the messages that concern all of it. */
import { Box } from '@ag.ds-next/react/box';
import { SkipLinks } from '@ag.ds-next/react/skip-link';
import { useState } from 'react';
import { Outlet, ScrollRestoration, useLocation } from 'react-router';
import { LiveUpdates } from '../live/LiveUpdates.tsx';
import { SessionEnded } from '../session/SessionEnded.tsx';
import css from './Frame.module.css';
import { Header } from './Header.tsx';
import { Menu } from './Menu.tsx';
import { NoticeBar } from './NoticeBar.tsx';
import { OtherClock } from './OtherClock.tsx';
import { Shortcuts } from './Shortcuts.tsx';
import { pageOf } from './page-of.ts';

export function Frame() {
  const [menuOpen, setMenuOpen] = useState(false);
  const { pathname } = useLocation();
  return (
    <div className={css['frame']}>
      <SkipLinks links={[{ href: '#main', label: 'Skip to the page' }]} />
      <Box palette="dark">
        <Header menuOpen={menuOpen} toggleMenu={() => setMenuOpen((open) => !open)} />
      </Box>
      <div className={css['below']}>
        <div className={`${css['side']} ${menuOpen ? css['sideOpen'] : ''}`}>
          <Menu onChosen={() => setMenuOpen(false)} />
        </div>
        <main className={css['main']} id="main" tabIndex={-1}>
          <div className={css['above']}>
            <SessionEnded />
            <OtherClock />
          </div>
          <Outlet />
        </main>
      </div>
      <NoticeBar page={pageOf(pathname)} />
      <Shortcuts />
      <LiveUpdates />
      <ScrollRestoration />
    </div>
  );
}
