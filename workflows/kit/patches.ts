/**
 * The register of patches (design 8): every change of the loop after which histories recorded before it would not replay. A process goes by
 * the loop that its first task met, for the whole of its life. `mayGo`: when the old path, and then the mark, may be removed.
 */
import { patched } from '@temporalio/workflow';

export const patches = {
  sparingSteps: {
    id: 'sparing-steps',
    why:
      'A referral with every reminder had 102 events (112 and 32.5 kB with the lapse too); at most 100 and 30 kB are wanted. Search attributes are ' +
      'written only where one has changed, CaseDue says when the step’s time is over, and a timer that is dropped at the outcome is not cancelled.',
    mayGo:
      'When no referral is open that began before it (in the Temporal UI: CaseProcess = "transferReferral" AND ExecutionStatus = "Running" AND ' +
      'TemporalChangeVersion IS NULL finds none), and the recordings without its mark go with it.',
  },
} as const;

/** Does this run go by the changed loop? Asked once, at its beginning. */
export const goesBy = (patch: keyof typeof patches): boolean => patched(patches[patch].id);
