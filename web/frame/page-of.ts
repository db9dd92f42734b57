/** The page to which an address belongs: windows of one page share it. */
import { addresses } from './menu.ts';

const withWindows = [
  addresses.allocation,
  addresses.csoActions,
  addresses.managerActions,
  addresses.operations,
  addresses.operatorItems,
  addresses.leave,
  addresses.settings,
  addresses.teams,
  addresses.workItems,
];

export function pageOf(pathname: string): string {
  const page = withWindows.find((address) => pathname.startsWith(address));
  if (page) return page;
  return (
    /^\/customers\/[^/]+\/(personalised-services|outbound-correspondence|letters-list|desktop-message)/.exec(
      pathname,
    )?.[0] ?? pathname
  );
}
