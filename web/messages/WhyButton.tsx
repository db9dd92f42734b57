import { Button } from '@ag.ds-next/react/button';
import { useLocation } from 'react-router';
import { useOpenWindow } from '../frame/window-address.ts';
import { whyPath } from './WhyWindow.tsx';

/** Above the page or window on which it stands. */
export function WhyButton() {
  const open = useOpenWindow();
  const { pathname } = useLocation();
  return (
    <Button variant="text" onClick={() => open(`${pathname}/${whyPath}`)}>
      Why did I get this?
    </Button>
  );
}
