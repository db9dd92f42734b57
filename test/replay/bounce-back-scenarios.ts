/** Every recorded life of a bounce-back, and the path through the workflow code that its recording protects. */
import { aFailedEmail, aSilentMessage } from '../support/bounce-back-acts.ts';
import { untilItWaits } from '../support/process-history.ts';
import { ended, passDeadlines, type Scenario } from './scenario.ts';

export const bounceBackScenarios: Record<string, Scenario> = {
  'email-shown': {
    protects: 'the usual way: one wait for the recipient’s next day',
    async run(house) {
      const { processId } = await aFailedEmail(house, house.newDay(12));
      await untilItWaits(house.client, processId);
      await passDeadlines(house, processId, 1);
      return ended(house, processId);
    },
  },
  'message-delivered': {
    protects: 'a fact that ends it before that day',
    async run(house) {
      const { sid, processId } = await aSilentMessage(house);
      await house.receive({ sid, status: 'undelivered', errorCode: 30003 });
      await untilItWaits(house.client, processId);
      await house.receive({ sid, status: 'delivered' });
      return ended(house, processId);
    },
  },
};
