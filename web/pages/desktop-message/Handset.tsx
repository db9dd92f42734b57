/** The message as it is composed, live: its text, length, and when it would leave if it were sent now. */
import { smsLength } from '../../../domain/electronic-messaging/segments.ts';
import type { TemplateValues } from '../../../domain/electronic-messaging/template.ts';
import type { MessageForm, TemplateOffered } from '../../client/model.ts';
import { livePieces } from '../../messages/live-text.ts';
import { Gap, lengthInWords, Phone } from '../../messages/Phone.tsx';
import { leavesInWords, whenItLeaves } from '../../messages/when-it-leaves.ts';
import { useNow } from '../../time/now.ts';

type Props = {
  read: Pick<MessageForm, 'sender' | 'place' | 'contact'>;
  template: Pick<TemplateOffered, 'text'> | null;
  values: TemplateValues;
};

export function Handset({ read, template, values }: Props) {
  const now = useNow();
  const pieces = template ? livePieces(template.text, values) : [];
  const length = smsLength(pieces.flatMap(({ text, missing }) => (missing ? [] : [text])).join(''));
  const incomplete = pieces.some(({ missing }) => missing);
  const leaves = whenItLeaves(read.place.zones, now);
  return (
    <Phone
      sender={read.sender}
      text={
        template &&
        pieces.map(({ text, missing }, index) =>
          missing ? <Gap key={index} label={text} /> : <span key={index}>{text}</span>,
        )
      }
      facts={[
        ['To', read.contact.mobile?.number ?? 'No valid mobile number'],
        ...(template
          ? [['Length', `${incomplete ? 'So far ' : ''}${lengthInWords(length)}`] satisfies [string, string]]
          : []),
        ['Leaves', leaves ? leavesInWords(leaves) : 'Not known: it is not recorded where the customer lives'],
      ]}
    />
  );
}
