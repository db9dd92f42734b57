/** Every recorded life of a copy to Cuba, and the path through the workflow code that its recording protects. */
import { aNoteAbroad } from '../support/cuba-copy-acts.ts';
import { ended, type Scenario } from './scenario.ts';

export const cubaCopyScenarios: Record<string, Scenario> = {
  copied: {
    protects: 'a deadline that is due when it begins: no timer, one recording, the end',
    async run(house) {
      const { noteProcessId } = await aNoteAbroad(house.deps);
      return ended(house, noteProcessId);
    },
  },
};
