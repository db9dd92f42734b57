/** How processes read and write the database. */
import type { ProcessRow, Recording, RecordingResult } from '../workflows/contracts/process.ts';
import { databaseProblem } from '../prisma/database-problem.ts';
import { latestSteps, readProcess } from '../prisma/repositories/processes.ts';
import { readSettings } from '../prisma/repositories/settings.ts';
import type { Deps } from './deps.ts';
import { recordInTransaction } from './record.ts';
import { subjects } from './subjects.ts';
import { isProcessKind } from '../domain/process-kinds.ts';

/** A message may have hundreds of steps, and every run begins with them in its history. */
const shownSteps = 20;

export const createProcessActivities = ({ db, publicUrl }: Deps) => ({
  /** Where the process stands, and what operators see beside it. Null: the row is missing. */
  async readProcess(processId: string): Promise<ProcessRow | null> {
    const row = await readProcess(db, processId);
    if (!row || !isProcessKind(row.kind)) return null;
    const { officer, consolePath } = subjects[row.kind];
    const team = (await officer(db, row.subjectId))?.team ?? null;
    const { agencyTimeZone } = await readSettings(db);
    return {
      seq: row.seq,
      state: row.state,
      team,
      consoleUrl: new URL(
        consolePath({ id: row.subjectId, customerId: row.customerId, step: row.state.step }),
        publicUrl,
      ).href,
      timeZone: agencyTimeZone,
      way: await latestSteps(db, processId, shownSteps),
    };
  },

  /** One event, one transaction, from `seq` n to n+1 and never twice. Retried for ever where the infrastructure fails. */
  async record(recording: Recording): Promise<RecordingResult> {
    try {
      return await db.$transaction((tx) => recordInTransaction(tx, recording));
    } catch (error) {
      // A rule that only the database saw: nothing was written. A person is told no; at a deadline or fact an operator must look.
      const problem = databaseProblem(error);
      if (problem?.what !== 'rule') throw error;
      if (recording.event.kind !== 'command')
        return { answer: 'diverged', why: `the rule ${problem.name} forbids ${recording.event.id}` };
      return db.$transaction((tx) => recordInTransaction(tx, { ...recording, result: { refuse: 'rule' } }));
    }
  },
});
