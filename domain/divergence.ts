/** How a process row and its workflow can disagree, and what an operator does about it. */
export const divergences = [
  'missing',
  'closed',
  'behind',
  'ahead',
  'parked',
  'unheard',
  'openAfterEnd',
  'rowMissing',
  'unanswered',
] as const;
export type Divergence = (typeof divergences)[number];

type Words = { is: string; todo: string };
const fromRow = 'Repair starts it again from its row: it goes on where its last recorded step left it.';

export const divergenceWords: Record<Divergence, Words> = {
  missing: { is: 'The process is open, and Temporal does not know it.', todo: fromRow },
  closed: { is: 'The process is open, and its workflow has ended (terminated).', todo: fromRow },
  behind: { is: 'The workflow stands behind its row (Temporal was put back).', todo: fromRow },
  ahead: { is: 'The workflow stands ahead of its row (the database was put back).', todo: fromRow },
  parked: {
    is: 'The process has stopped and waits for an operator.',
    todo: `${fromRow} If it stops again, the reason beside it must be removed first.`,
  },
  unheard: {
    is: 'The process was told something that it never recorded.',
    todo: 'Repair tells it again; the process itself is left alone.',
  },
  openAfterEnd: {
    is: 'The process is over, and its workflow still runs.',
    todo: 'Repair starts it again from its row, where it ends at once.',
  },
  rowMissing: {
    is: 'A workflow runs, and the database does not know its process.',
    todo: 'Find out why first. If it belongs nowhere: npm run reconcile -- --abandon <process> --reason "…".',
  },
  unanswered: {
    is: 'The workflow runs and does not answer.',
    todo: 'Look whether a worker runs, and at the workflow’s tasks in the Temporal Web UI. Nothing is lost.',
  },
};

/** Without a row there is nothing to start from; what does not answer may be healthy. */
export const isRepairable = (found: Divergence): boolean => found !== 'rowMissing' && found !== 'unanswered';
