import type { PendingReferral } from '../../client/model.ts';
import { PersonName } from '../../people/PersonName.tsx';
import { At } from '../../time/When.tsx';
import css from './Allocation.module.css';

type Props = { items: PendingReferral[]; total: number; chosen: string; onChoose: (id: string) => void };

/** The customers who wait to be assigned: CSID, name, location (PS-3). */
export function CustomerList({ items, total, chosen, onChoose }: Props) {
  if (items.length === 0) {
    return (
      <p className={css['plain']}>
        No customer waits to be assigned. Find one by CSID above and choose Add internal referral; they appear here.
      </p>
    );
  }
  return (
    <>
      <ul className={css['choices']} aria-label="Customers who wait to be assigned">
        {items.map(({ id, customer, type, associate, createdAt, createdBy }) => (
          <li key={id}>
            <label className={css['choice']}>
              <input type="radio" name="pending" checked={chosen === id} onChange={() => onChoose(id)} />
              <span className={css['choiceText']}>
                <strong>{customer.name}</strong>
                {customer.restricted && ' (RAC)'}
                <span className={css['below']}>
                  CSID {customer.csid} · {customer.location}
                </span>
                <span className={css['below']}>
                  {type}
                  {associate && ` of ${associate.name} (CSID ${associate.csid})`}, referred by{' '}
                  <PersonName person={createdBy} form="name" />, <At instant={createdAt} />
                </span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      <p className={css['below']}>
        {items.length} of {total} shown
      </p>
    </>
  );
}
