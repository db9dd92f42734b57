/** Of a call: its step, whose move it is, until when, and what comes next. */
import { preCallFollowUpWords } from '../../../domain/electronic-messaging/pre-call-follow-up-words.ts';
import type { PreCallFollowUp } from '../../client/model.ts';
import { PersonName } from '../../people/PersonName.tsx';
import { comesNext } from '../../processes/WhatComesNext.tsx';
import { WhatIsHappening, type HappeningFact } from '../../processes/WhatIsHappening.tsx';
import { At, Due } from '../../time/When.tsx';
import { callStep, callWord } from './words.ts';

export function Happening({ call: { process, holder, callBy } }: { call: PreCallFollowUp }) {
  const { step, outcome, since } = process;
  const facts: HappeningFact[] = [['Step', outcome ? callWord(outcome) : callStep(step)]];
  if (holder)
    facts.push([
      'Whose move',
      <span key="whose">
        <PersonName person={holder} start />
        {since && (
          <>
            , since <At instant={since} />
          </>
        )}
      </span>,
    ]);
  if (!outcome && step !== 'awaitingMessage') facts.push(['Until', <Due key="until" instant={callBy} />]);
  facts.push(...comesNext(process, preCallFollowUpWords));
  facts.push(outcome ? ['What now', afterwards[outcome] ?? ''] : ['Why it waits', whyItWaits[step] ?? '']);
  return <WhatIsHappening process={process} facts={facts} />;
}

const whyItWaits: Record<string, string> = {
  toCall: 'The message told the customer that somebody will call.',
  withTeamLeader: 'It was not or can’t be called in time. A team leader takes the call or gives it to another officer.',
  awaitingMessage:
    'The gateway says that the message did not arrive. If it leaves again, the time to call counts anew.',
};
const afterwards: Record<string, string> = {
  called: 'The call stands in the case history.',
  notReached: 'The calls that nobody answered stand in the case history.',
  ended: 'Nobody is to call: the message did not reach the customer, or the customer is recorded as deceased.',
};
