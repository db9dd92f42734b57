/** Before the message form: case history, notepads, complaints and the contact protocol (EM-48). Whoever folds it away finds it so at the next customer. */
import { useState, type Ref } from 'react';
import { CustomerRecords } from '../../customer-records/CustomerRecords.tsx';
import { ContactProtocol } from './ContactProtocol.tsx';
import css from './DesktopMessage.module.css';

/** As it was left; narrow pages begin with it folded: the form would lie several screens below. */
let foldedAway: boolean | null = null;

type Props = { customerId: string; ref: Ref<HTMLDetailsElement> };

export function AtHand({ customerId, ref }: Props) {
  const [folded, setFolded] = useState(() => foldedAway ?? window.innerWidth < 768);
  return (
    <details
      ref={ref}
      className={css['atHand']}
      open={!folded}
      onToggle={({ currentTarget: { open } }) => {
        if (open === !folded) return;
        foldedAway = !open;
        setFolded(foldedAway);
      }}
    >
      <summary>Case history, notepads, complaints and contact protocol</summary>
      {!folded && (
        <div className={css['records']}>
          <CustomerRecords customerId={customerId} />
          <ContactProtocol />
        </div>
      )}
    </details>
  );
}
