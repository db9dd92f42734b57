/** Where each bar can be lifted, one step away; what is composed is kept meanwhile (EM-19). */
import { Button } from '@ag.ds-next/react/button';
import { TextLink } from '@ag.ds-next/react/text-link';
import type { ReactNode } from 'react';
import type { BarCode } from '../../../domain/electronic-messaging/eligibility.ts';
import { addresses } from '../../frame/menu.ts';

type Places = { customerId: string; toRecords: () => void; toFdv: () => void };

/** Null: nothing in the console lifts it. */
export function wayOut(code: BarCode | undefined, { customerId, toRecords, toFdv }: Places): ReactNode {
  switch (code) {
    case 'noValidMobile':
    case 'overseasNumber':
    case 'placeUnknown':
      return <TextLink href={addresses.customerDetails(customerId)}>Individual Customer Details</TextLink>;
    case 'optOut':
      return <TextLink href={addresses.productsAndServices(customerId)}>Products and Services</TextLink>;
    case 'phoneAttempts':
      return <OnThisPage to={toRecords}>Record the phone attempts</OnThisPage>;
    case 'fdvReview':
      return <OnThisPage to={toFdv}>Record the review</OnThisPage>;
    case 'fdvConsultation':
      return <OnThisPage to={toFdv}>What was asked</OnThisPage>;
    case 'fdvNotDiscussed':
      return <OnThisPage to={toFdv}>Record the discussion</OnThisPage>;
    default:
      return null;
  }
}

const OnThisPage = ({ to, children }: { to: () => void; children: string }) => (
  <Button variant="text" size="sm" onClick={to}>
    {children}
  </Button>
);
