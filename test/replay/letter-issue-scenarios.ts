/** Every recorded life of a letter (OA-15), and the path through the workflow code that its recording protects. */
import { aLetter, printerAnswers, stepIs, supersede, type ALetter } from '../support/letter-acts.ts';
import type { PrintAnswer } from '../../activities/gateways/letters/print-folder.ts';
import { stateOf } from '../support/plan-approval-acts.ts';
import type { ProcessHouse } from '../support/process-house.ts';
import { until } from '../support/until.ts';
import { ended, passDeadlines, type Scenario } from './scenario.ts';

async function queued(house: ProcessHouse): Promise<ALetter> {
  const letter = await aLetter(house.deps);
  await stepIs(house, letter.processId, 'queued');
  return letter;
}
async function answered(house: ProcessHouse, letter: ALetter, answer: PrintAnswer): Promise<void> {
  await stepIs(house, letter.processId, 'queued');
  await printerAnswers(house, letter, answer);
}

export const letterIssueScenarios: Record<string, Scenario> = {
  issued: {
    protects: 'an act that is due when it begins, and the fact that ends it',
    async run(house) {
      const letter = await queued(house);
      await printerAnswers(house, letter, 'issued');
      return ended(house, letter.processId);
    },
  },
  'not-issued': {
    protects: 'facts that send it back to an act after a pause, and the last one that ends it',
    async run(house) {
      const letter = await aLetter(house.deps);
      for (let i = 0; i < 4; i++) {
        await answered(house, letter, 'failed');
        await stepIs(house, letter.processId, 'produced');
        await passDeadlines(house, letter.processId, 1);
      }
      await answered(house, letter, 'failed');
      return ended(house, letter.processId);
    },
  },
  unanswered: {
    protects: 'a deadline while nothing else is due, and the fact after it',
    async run(house) {
      const letter = await queued(house);
      await passDeadlines(house, letter.processId, 1);
      await printerAnswers(house, letter, 'issued');
      return ended(house, letter.processId);
    },
  },
  superseded: {
    protects: 'an act that fails, and a fact that ends it before the next try',
    async run(house) {
      await house.breakPrintFolder(true);
      const letter = await aLetter(house.deps);
      await until('the first try was in vain', async () => (await stateOf(house.deps, letter.processId)).seq === 1);
      await house.breakPrintFolder(false);
      await supersede(house.deps, letter);
      return ended(house, letter.processId);
    },
  },
};
