import { StatusBadge } from '@ag.ds-next/react/status-badge';
import { answer, api } from '../client/client.ts';
import { useMay } from '../session/session-context.ts';
import { CloseComplaint } from './CloseComplaint.tsx';
import { ComplaintForm } from './ComplaintForm.tsx';
import css from './CustomerRecords.module.css';
import { RecordedBy } from './RecordedBy.tsx';
import { RecordSection } from './RecordSection.tsx';
import { RecordText } from './RecordText.tsx';

/** A complaint is a contact by the customer as well (EM-13). */
export function Complaints({ customerId }: { customerId: string }) {
  const mayClose = useMay('records.add');
  return (
    <RecordSection
      customerId={customerId}
      title="Complaints"
      several="complaints"
      empty="No complaint is recorded. What the customer complains about, here or in another system, appears here."
      read={(query, signal) =>
        answer(api.GET('/customers/{customerId}/complaints', { params: { path: { customerId }, query }, signal }))
      }
      line={({ id, text, receivedAt, recordedBy, closedAt }) => (
        <>
          <p className={css['what']}>
            <StatusBadge
              appearance="subtle"
              label={closedAt ? 'Closed' : 'Open'}
              tone={closedAt ? 'successLow' : 'warningMedium'}
            />
            {!closedAt && mayClose && <CloseComplaint complaintId={id} receivedAt={receivedAt} />}
          </p>
          <RecordedBy at={receivedAt} by={recordedBy} closedAt={closedAt} />
          <RecordText text={text} />
        </>
      )}
      adding={[
        {
          verb: 'Add complaint',
          form: (close) => <ComplaintForm customerId={customerId} title="Add complaint" onClose={close} />,
        },
      ]}
    />
  );
}
