/** A customer in a list: the name leads to the Customer Summary, for who may open it; CSID and place below it. */
import { TextLink } from '@ag.ds-next/react/text-link';
import type { Customer } from '../client/model.ts';
import { addresses } from '../frame/menu.ts';
import { useMay } from '../session/session-context.ts';
import css from './CustomerCell.module.css';

type Shown = Pick<Customer, 'id' | 'csid' | 'name' | 'location' | 'restricted'>;

export function CustomerCell({ customer, location = true }: { customer: Shown; location?: boolean }) {
  const opens = useMay('customers.view');
  return (
    <div className={css['customer']}>
      <div className={css['name']}>
        {opens ? <TextLink href={addresses.customer(customer.id)}>{customer.name}</TextLink> : customer.name}
        {customer.restricted && <span className={css['rac']}>RAC</span>}
      </div>
      <div className={css['below']}>CSID {customer.csid}</div>
      {location && <div className={css['below']}>{customer.location}</div>}
    </div>
  );
}

/** Who a window is about, at its top. */
export function CustomerLine({ customer }: { customer: Shown }) {
  return (
    <div className={css['line']}>
      <strong>{customer.name}</strong>
      {customer.restricted && <span className={css['rac']}>RAC</span>}
      <span>CSID {customer.csid}</span>
      <span>{customer.location}</span>
    </div>
  );
}
