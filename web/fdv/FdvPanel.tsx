/** EM-8 to EM-10 before a message: was the notepad reviewed, who was asked, and were concerns discussed with who began a process. */
import { Button } from '@ag.ds-next/react/button';
import { Heading } from '@ag.ds-next/react/heading';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MessageForm } from '../client/model.ts';
import { fdvReviewsQuery } from '../client/reads.ts';
import { NotepadForm } from '../customer-records/NotepadForm.tsx';
import { useMay, useSession } from '../session/session-context.ts';
import { Discussion } from './Discussion.tsx';
import css from './FdvPanel.module.css';
import { OpenQuestion } from './OpenQuestion.tsx';
import { ReviewForm } from './ReviewForm.tsx';
import { ReviewStands } from './ReviewStands.tsx';

/** Holds forms of its own: place it beside other forms, not in one. */
export function FdvPanel({ form: { customer, fdv } }: { form: Pick<MessageForm, 'customer' | 'fdv'> }) {
  const mayReview = useMay('fdv.review');
  const concerned = fdv.concerns || fdv.undiscussed.length > 0;
  if (!mayReview) return null;
  if (!concerned) return <Evidence customerId={customer.id} />;
  return (
    <section className={css['panel']} aria-label="FDV concerns">
      <Heading type="h2" fontSize="md">
        FDV concerns
      </Heading>
      {fdv.concerns && <Review customerId={customer.id} fdv={fdv} />}
      {fdv.undiscussed.map((process) => (
        <Discussion key={process.caseProcessId} customerId={customer.id} process={process} />
      ))}
      <Evidence customerId={customer.id} />
    </section>
  );
}

type ReviewProps = { customerId: string; fdv: MessageForm['fdv'] };

function Review({ customerId, fdv }: ReviewProps) {
  const me = useSession().person.id;
  const [reviewing, setReviewing] = useState(false);
  const reviews = useQuery(fdvReviewsQuery(customerId)).data?.items ?? [];
  // also one that newer evidence has outdated: it must be withdrawn before anything else is recorded
  const question = reviews.find(({ officer, consultation }) => officer.id === me && consultation?.state === 'open');
  if (question) return <OpenQuestion review={question} outdated={fdv.review !== 'awaitingAnswer'} />;
  if (reviewing) return <ReviewForm customerId={customerId} onClose={() => setReviewing(false)} />;
  return (
    <>
      {fdv.review === 'none' ? (
        <p className={css['say']}>
          <strong>The relevant notepad is to be reviewed before a message is sent.</strong> Read it above, then record
          what you conclude.
        </p>
      ) : (
        <ReviewStands state={fdv.review} reviews={reviews} />
      )}
      <div>
        <Button variant={fdv.review === 'none' ? 'primary' : 'secondary'} size="sm" onClick={() => setReviewing(true)}>
          {fdv.review === 'none' ? 'Record a review' : 'Review again'}
        </Button>
      </div>
    </>
  );
}

/** EM-8: what an officer hears or reads may suggest concerns that no indicator shows. */
function Evidence({ customerId }: { customerId: string }) {
  const mayAdd = useMay('records.add');
  const [open, setOpen] = useState(false);
  if (!mayAdd) return null;
  if (open)
    return (
      <NotepadForm
        customerId={customerId}
        title="There is evidence to suggest FDV concerns"
        kind="FDV"
        onClose={() => setOpen(false)}
      />
    );
  return (
    <div>
      <Button variant="text" size="sm" onClick={() => setOpen(true)}>
        There is evidence to suggest FDV concerns
      </Button>
    </div>
  );
}
