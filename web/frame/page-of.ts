/** The page to which an address belongs: windows of one page share it. */
import { addresses } from './menu.ts';

const withWindows = [
  addresses.allocation,
  addresses.channelProducts,
  addresses.csoActions,
  addresses.managerActions,
  addresses.operations,
  addresses.operatorItems,
  addresses.leave,
  addresses.settings,
  addresses.teams,
  addresses.workItems,
];

/** A window above several pages, and above windows of theirs (EM-43). */
const whyWindow = '/why-did-i-get-this';

export function pageOf(pathname: string): string {
  if (pathname.endsWith(whyWindow)) return pageOf(pathname.slice(0, -whyWindow.length));
  const page = withWindows.find((address) => pathname.startsWith(address));
  if (page) return page;
  const ofCustomerFirst = /^\/customers\/[^/]+\/customer-first(?:\/create-em(?:\/[^/]+)?|\/customer-details)?/.exec(
    pathname,
  );
  if (ofCustomerFirst) return ofCustomerFirst[0];
  return (
    /^\/customers\/[^/]+\/(details|products-and-services|personalised-services|outbound-correspondence|letters-list|desktop-message|online-accounts)/.exec(
      pathname,
    )?.[0] ?? pathname
  );
}
