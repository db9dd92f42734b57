/** Of a consultation: its step, whose move it is, until when, and what comes next. */
import { fdvConsultationWords } from '../../../domain/electronic-messaging/fdv-consultation-words.ts';
import type { FdvConsultation } from '../../client/model.ts';
import { PersonName } from '../../people/PersonName.tsx';
import { comesNext } from '../../processes/WhatComesNext.tsx';
import { WhatIsHappening, type HappeningFact } from '../../processes/WhatIsHappening.tsx';
import { At, Due } from '../../time/When.tsx';
import { consultationWord } from './words.ts';

export function Happening({ consultation: { process, state } }: { consultation: FdvConsultation }) {
  const { outcome, waitingFor, since, due } = process;
  const last = due.find(({ name }) => name === 'escalate');
  const facts: HappeningFact[] = [
    ['Step', outcome ? consultationWord(outcome) : fdvConsultationWords.steps.awaitingAnswer],
  ];
  if (!outcome && waitingFor)
    facts.push([
      'Whose move',
      <span key="whose">
        <PersonName person={waitingFor} start />
        {since && (
          <>
            , since <At instant={since} />
          </>
        )}
      </span>,
    ]);
  if (last) facts.push(['Until', <Due key="until" instant={last.at} />]);
  if (!outcome) facts.push(...comesNext(process, fdvConsultationWords));
  facts.push(
    outcome
      ? ['What now', afterwards[state]]
      : [
          'Why it waits',
          'The officer is unsure, and sends nothing before the answer of an SSO or team leader is recorded.',
        ],
  );
  return <WhatIsHappening process={process} facts={facts} />;
}

const afterwards: Record<FdvConsultation['state'], string> = {
  open: '',
  appropriate: 'The officer has a work item, and may send the message.',
  notAppropriate: 'The officer has a work item. Nothing is sent: the customer is contacted another way.',
  withdrawn: 'The officer reviews the notepad, or asks again.',
  ended: 'Nobody answers it any more: the customer is recorded as deceased.',
};
