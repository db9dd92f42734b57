/** The pages of Customer First (EM-37, EM-46). */
import type { RouteObject } from 'react-router';
import { addresses } from '../frame/menu.ts';
import { ComposeEmPage } from '../pages/customer-first/ComposeEmPage.tsx';
import { CreateEmPage } from '../pages/customer-first/CreateEmPage.tsx';
import { CustomerDetailsPage } from '../pages/customer-first/CustomerDetailsPage.tsx';
import { DesktopMessagingPage } from '../pages/customer-first/DesktopMessagingPage.tsx';
import { PreviewEmWindow } from '../pages/customer-first/PreviewEmWindow.tsx';
import { Allowed } from '../session/Allowed.tsx';
import { aMessage } from './windows.tsx';

export const customerFirstRoutes: RouteObject[] = [
  {
    path: addresses.customerFirst(':customerId'),
    element: <Allowed to="centrelinkMessages.view" page={<DesktopMessagingPage />} />,
    children: [aMessage(addresses.customerFirst)],
  },
  {
    path: addresses.createEm(':customerId'),
    element: <Allowed to="centrelinkMessages.send" page={<CreateEmPage />} />,
  },
  {
    path: addresses.composeEm(':customerId', ':choiceId'),
    element: <Allowed to="centrelinkMessages.send" page={<ComposeEmPage />} />,
    children: [{ path: 'preview', element: <PreviewEmWindow /> }],
  },
  {
    path: addresses.customerFirstDetails(':customerId'),
    element: <Allowed to="centrelinkMessages.view" page={<CustomerDetailsPage tab="details" />} />,
  },
  {
    path: addresses.communicationHistory(':customerId'),
    element: <Allowed to="centrelinkMessages.view" page={<CustomerDetailsPage tab="history" />} />,
    children: [aMessage(addresses.communicationHistory)],
  },
];
