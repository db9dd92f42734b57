/** One timer, kept while what it was set for stays due: what happens in between costs no event of its own. */
import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';

type Due = { at: string; summary: string };

export function openAlarm() {
  let set: { at: string; rang: boolean; scope: CancellationScope } | null = null;

  return {
    /** Sets it to an absolute instant (nothing drifts), or to none. Returns whether it has rung since. `summary` labels the timer in the UI. */
    at(due: Due | undefined): () => boolean {
      if (set && (set.rang || set.at !== due?.at)) {
        if (!set.rang) set.scope.cancel();
        set = null;
      }
      if (!due) return () => false;
      const mine = (set ??= begin(due));
      return () => mine.rang;
    },
  };
}

function begin({ at, summary }: Due) {
  const scope = new CancellationScope();
  const set = { at, rang: false, scope };
  void scope
    .run(() => sleep(Date.parse(at) - Date.now(), { summary }))
    .then(
      () => (set.rang = true),
      (error: unknown) => {
        if (!isCancellation(error)) throw error;
      },
    );
  return set;
}
