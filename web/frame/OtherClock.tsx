/** In development and tests the system's time can be moved; people must see that it was. */
import { SectionAlert } from '@ag.ds-next/react/section-alert';
import { useSession } from '../session/session-context.ts';
import { clockOffset, useNow } from '../time/now.ts';
import { formatInstant } from '../time/When.tsx';

const noticeableMs = 5 * 60_000;

export function OtherClock() {
  const { agencyTimeZone, clockIsSet } = useSession();
  const now = useNow();
  if (Math.abs(clockOffset()) < noticeableMs) return null;
  return (
    <SectionAlert
      tone={clockIsSet ? 'warning' : 'infoMedium'}
      title={
        clockIsSet
          ? `Development: the clock stands at ${formatInstant(now, agencyTimeZone)}`
          : `Casewright’s clock shows ${formatInstant(now, agencyTimeZone)}`
      }
    >
      It is not your computer’s time: every date and deadline on these pages goes by it.
    </SectionAlert>
  );
}
