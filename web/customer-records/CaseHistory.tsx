import { StatusBadge } from '@ag.ds-next/react/status-badge';
import { contactChannelWords } from '../../domain/customers/records.ts';
import { answer, api } from '../client/client.ts';
import type { Contact } from '../client/model.ts';
import { ContactForm } from './ContactForm.tsx';
import css from './CustomerRecords.module.css';
import { PhoneAttemptForm } from './PhoneAttemptForm.tsx';
import { RecordedBy } from './RecordedBy.tsx';
import { RecordSection } from './RecordSection.tsx';
import { RecordText } from './RecordText.tsx';

/** Contacts by the customer (EM-13), phone attempts (EM-12) and notes. */
export function CaseHistory({ customerId }: { customerId: string }) {
  return (
    <RecordSection
      customerId={customerId}
      title="Case history"
      several="contacts"
      empty="No contact is recorded. What the customer does to reach Child Support, and each phone attempt, appears here once it is recorded."
      read={(query, signal) =>
        answer(api.GET('/customers/{customerId}/contacts', { params: { path: { customerId }, query }, signal }))
      }
      line={(contact) => (
        <>
          <p className={css['what']}>
            <What contact={contact} />
          </p>
          <RecordedBy at={contact.occurredAt} by={contact.recordedBy} />
          <RecordText text={contact.text} />
        </>
      )}
      adding={[
        {
          verb: 'Record contact',
          form: (close) => <ContactForm customerId={customerId} title="Record contact" onClose={close} />,
        },
        {
          verb: 'Record phone attempt',
          form: (close) => <PhoneAttemptForm customerId={customerId} title="Record phone attempt" onClose={close} />,
        },
      ]}
    />
  );
}

function What({ contact: { kind, channel, number, reached } }: { contact: Contact }) {
  if (kind === 'byCustomer')
    return (
      <>
        <strong>Contact by the customer</strong> {channel && contactChannelWords[channel]}
      </>
    );
  if (kind === 'note') return <strong>Note</strong>;
  return (
    <>
      <strong>Phone attempt</strong>
      <span className={css['number']}>{number}</span>
      <StatusBadge
        appearance="subtle"
        label={reached ? 'Reached' : 'Not reached'}
        tone={reached ? 'successLow' : 'cannotStartLow'}
      />
    </>
  );
}
