/** The text as it is written, on the handset, with sample values (EM-20). */
import { smsLength } from '../../../domain/electronic-messaging/segments.ts';
import { longestValues, sampleValues } from '../../../domain/electronic-messaging/template-record.ts';
import { fillTemplate, type TemplateChannel } from '../../../domain/electronic-messaging/template.ts';
import { lengthInWords, Phone } from '../../messages/Phone.tsx';
import { sender } from './words.ts';

export function SamplePhone({ text, channel }: { text: string; channel: TemplateChannel }) {
  const sample = filled(text, sampleValues);
  const longest = smsLength(filled(text, longestValues));
  const length = smsLength(sample);
  return (
    <Phone
      title="As the handset shows it, with sample values"
      sender={channel === 'sms' ? sender : 'myGov'}
      text={sample.trim() ? sample : 'The message stands here as you write it.'}
      facts={[
        ['Length', lengthInWords(length)],
        ['At most', `${longest.segments} SMS segment${longest.segments === 1 ? '' : 's'}, with the longest values`],
      ]}
    />
  );
}

/** What stands in no braces of ours stays as it is. */
function filled(text: string, values: typeof sampleValues | typeof longestValues): string {
  const result = fillTemplate(text, values);
  return 'text' in result ? result.text : text;
}
