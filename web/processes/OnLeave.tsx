/** Whoever it waits for is on leave: until when, and who decides meanwhile (PS-14). */
import type { Submission } from '../client/model.ts';
import { PersonName } from '../people/PersonName.tsx';
import { OnDate } from '../time/When.tsx';

export function OnLeave({ leave }: { leave: Submission['waitingForOnLeave'] }) {
  if (!leave) return null;
  return (
    <>
      {' '}
      (on leave until <OnDate date={leave.until} />;{' '}
      {leave.delegate ? (
        <>
          delegate: <PersonName person={leave.delegate} form="name" />
        </>
      ) : (
        'no delegate'
      )}
      )
    </>
  );
}
