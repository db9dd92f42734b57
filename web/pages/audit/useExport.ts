/** The trail as a file: asked for as any reading is, and handed to the browser to be kept. */
import { useState } from 'react';
import { answer, api } from '../../client/client.ts';
import { ApiProblem, type ProblemBody } from '../../client/problem.ts';
import type { asked } from './sought.ts';

export function useExport() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemBody | null>(null);
  async function run(body: ReturnType<typeof asked>): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      const text = await answer(api.POST('/audit/export', { body, parseAs: 'text' }));
      keep(text, 'audit-trail.csv');
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error.body);
    } finally {
      setBusy(false);
    }
  }
  return { run, busy, problem };
}

function keep(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000); // some browsers fetch it only after the click
}
