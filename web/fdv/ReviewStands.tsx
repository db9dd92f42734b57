/** EM-8: what was recorded and counts for the next message: by whom, and whose answer it is. */
import { StatusBadge } from '@ag.ds-next/react/status-badge';
import type { FdvReview, MessageForm } from '../client/model.ts';
import { PersonName } from '../people/PersonName.tsx';
import { useSession } from '../session/session-context.ts';
import { At } from '../time/When.tsx';
import css from './FdvPanel.module.css';

type Props = { state: MessageForm['fdv']['review']; reviews: FdvReview[] };

export function ReviewStands({ state, reviews }: Props) {
  const me = useSession().person.id;
  const isAppropriate = state === 'appropriate';
  const said = reviews.find(
    ({ officer, ...review }) => verdictOf(review) === state && (!isAppropriate || officer.id === me),
  );
  return (
    <div className={css['part']}>
      <div>
        {isAppropriate ? (
          <StatusBadge label="A message is appropriate" tone="successMedium" appearance="subtle" />
        ) : (
          <StatusBadge label="A message is not appropriate" tone="errorMedium" appearance="subtle" />
        )}
      </div>
      {said && <Said review={said} />}
      <p className={css['quiet']}>
        {isAppropriate
          ? 'It counts for your next message to this customer, until new evidence is recorded.'
          : 'Nothing is sent. Contact the customer another way.'}
      </p>
    </div>
  );
}

const verdictOf = ({ verdict, consultation }: Pick<FdvReview, 'verdict' | 'consultation'>) =>
  verdict === 'unsure' ? consultation?.state : verdict;

function Said({ review: { officer, reviewedAt, consultation } }: { review: FdvReview }) {
  if (!consultation?.answeredBy || !consultation.answeredAt)
    return (
      <p className={css['say']}>
        Recorded by <PersonName person={officer} />, <At instant={reviewedAt} />.
      </p>
    );
  return (
    <>
      <p className={css['say']}>
        Asked by <PersonName person={officer} />, answered by <PersonName person={consultation.answeredBy} />,{' '}
        <At instant={consultation.answeredAt} />.
      </p>
      {consultation.reason && <p className={css['words']}>{consultation.reason}</p>}
    </>
  );
}
