/** What the officer looks at before a message is written, and adds to while they speak: case history, notepads, complaints (EM-48). */
import { useMay } from '../session/session-context.ts';
import { CaseHistory } from './CaseHistory.tsx';
import { Complaints } from './Complaints.tsx';
import css from './CustomerRecords.module.css';
import { Notepads } from './Notepads.tsx';

/** Holds forms of its own: place it beside other forms, not in one. */
export function CustomerRecords({ customerId }: { customerId: string }) {
  if (!useMay('records.view')) return null;
  return (
    <div className={css['room']}>
      <div className={css['records']}>
        <CaseHistory customerId={customerId} />
        <Notepads customerId={customerId} />
        <Complaints customerId={customerId} />
      </div>
    </div>
  );
}
