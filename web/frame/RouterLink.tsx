import type { LinkComponent } from '@ag.ds-next/react/core';
import { forwardRef, type AnchorHTMLAttributes } from 'react';
import { Link } from 'react-router';

/** `data-opened-for`: what a page of the console is opened for (client/opened-from.ts). */
type Props = AnchorHTMLAttributes<HTMLAnchorElement> & { 'data-opened-for'?: string };

/** The design system's links go through the router, but for what is not a page of the console. */
export const RouterLink: LinkComponent = forwardRef<HTMLAnchorElement, Props>(function RouterLink(
  { href = '', children, 'data-opened-for': openedFor, ...rest },
  ref,
) {
  const outside = !href.startsWith('/') || href.startsWith('/auth/') || href.startsWith('/api/');
  if (outside)
    return (
      <a ref={ref} href={href} {...rest}>
        {children}
      </a>
    );
  return (
    <Link ref={ref} to={href} state={openedFor ? { openedFor } : undefined} {...rest}>
      {children}
    </Link>
  );
});
