/** Windows that open above several pages. */
import type { RouteObject } from 'react-router';
import { MessageWindow } from '../messages/MessageWindow.tsx';
import { WhyWindow, whyPath } from '../messages/WhyWindow.tsx';

/** Above a summary or a message (EM-43). */
export const why: RouteObject = { path: whyPath, element: <WhyWindow /> };
/** A message, in a window above a list. */
export const aMessage = (page: (customerId: string) => string): RouteObject => ({
  path: 'messages/:messageId',
  element: <MessageWindow page={page} />,
  children: [why],
});
/** An email or letter. */
export const aCorrespondence = 'correspondence/:correspondenceId';
