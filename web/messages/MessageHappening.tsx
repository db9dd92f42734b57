import type { DesktopMessage } from '../client/model.ts';
import { needsWords } from '../../domain/process.ts';
import { WhatIsHappening, type HappeningFact } from '../processes/WhatIsHappening.tsx';
import { useNow } from '../time/now.ts';
import { At } from '../time/When.tsx';
import { theirTime } from './when-it-leaves.ts';
import { afterwards, comingWords, stepInWords, whyItWaits } from './words.ts';

type Props = { message: DesktopMessage; level: 'h2' | 'h3' };

export function MessageHappening({ message, level }: Props) {
  const { process, timeZone } = message;
  const now = useNow();
  const { outcome, step, needs, due } = process;
  const coming = due.filter(({ at }) => new Date(at) > now);
  const facts: HappeningFact[] = [['Step', stepInWords(process)]];
  if (!outcome) facts.push(['Whose move', needsWords[needs]]);
  if (coming.length > 0)
    facts.push([
      'What comes next',
      coming.map(({ name, at }) => (
        <div key={name}>
          {message.customerFirst && name === 'bounceShown' ? 'It shows as Not delivered' : comingWords(name, step)}{' '}
          <At instant={at} />
          {step === 'held' && name === 'attempt' && timeZone && <>: {theirTime(at, timeZone)}</>}
        </div>
      )),
    ]);
  const explained = outcome ? afterwards[outcome] : whyItWaits(process, coming);
  if (explained) facts.push([outcome ? 'What now' : 'Why it waits', explained]);
  return <WhatIsHappening process={process} facts={facts} level={level} />;
}
