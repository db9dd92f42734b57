/** What a process is about, per kind: whose calendar counts, what its end changes, and where the console shows it. */
import type { ProcessKind } from '../domain/process-kinds.ts';
import type { Reader, Tx } from '../prisma/client.ts';
import {
  endSubmission,
  lockAuthors,
  officerOfSubmission,
  type SubmissionEnd,
} from '../prisma/repositories/plan-submissions.ts';

export type Officer = { id: string; state: string; team: string | null; managerId: string | null };
type Subject = {
  officer(reader: Reader, subjectId: string): Promise<Officer>;
  /** Who may not decide (PS-12); locks the business row until the transaction ends. */
  lockAuthors(tx: Tx, subjectId: string): Promise<readonly string[]>;
  /** Writes the outcome into the business row; throws where `state` is not one of its words. */
  end(tx: Tx, subjectId: string, end: Omit<SubmissionEnd, 'state'> & { state: string }): Promise<void>;
  consolePath(subjectId: string): string;
};

export const subjects: Record<ProcessKind, Subject> = {
  planApproval: {
    officer: officerOfSubmission,
    lockAuthors,
    end: (tx, id, { state, ...rest }) => {
      if (state !== 'accepted' && state !== 'returned' && state !== 'withdrawn' && state !== 'ended')
        throw new Error(`a plan approval has no end ${state}`);
      return endSubmission(tx, id, { state, ...rest });
    },
    consolePath: (id) => `/plan-submissions/${id}`,
  },
};
