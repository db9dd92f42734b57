/** What was received, and by whom (EM-33, EM-35). */
import { Radio } from '@ag.ds-next/react/radio';
import { ControlGroup } from '@ag.ds-next/react/control-group';
import { TextInput } from '@ag.ds-next/react/text-input';
import { Textarea } from '@ag.ds-next/react/textarea';
import { useState } from 'react';
import { longestInInterview, type Interview } from '../../../domain/incidents/interview.ts';
import { formatTime } from '../../../domain/time/format.ts';
import { localNow } from '../../../domain/time/zone.ts';
import { HappenedFields } from '../../customer-records/HappenedFields.tsx';
import { instantOf, whatIsWrong, type Happened } from '../../customer-records/happened.ts';
import type { FieldProps, Form } from '../../forms/useForm.ts';
import { Section } from '../../frame/Section.tsx';
import { useSession } from '../../session/session-context.ts';
import { useNow } from '../../time/now.ts';
import type { Asked } from './InterviewForm.tsx';
import css from './Incidents.module.css';

export function MessageQuestion({ interview, set }: Asked) {
  return (
    <Section title="What was received">
      <div className={css['form']}>
        <p className={css['say']}>“What does the message say? On which mobile number did you get it, and when?”</p>
        <Textarea
          label="Content of the message"
          hideOptionalLabel
          block
          rows={3}
          value={interview.content}
          onChange={({ target }) => set({ content: target.value.slice(0, longestInInterview.content) })}
        />
        <TextInput
          label="Mobile number"
          hideOptionalLabel
          hint="Such as 0491 570 006"
          inputMode="tel"
          autoComplete="off"
          maxLength={longestInInterview.mobile}
          value={interview.mobile}
          onChange={({ target }) => set({ mobile: target.value })}
        />
        <ReceivedAt interview={interview} set={set} />
      </div>
    </Section>
  );
}

/** Date and time as they are typed; the interview has them once they are a time that lies behind. */
function ReceivedAt({ interview: { receivedAt }, set }: Asked) {
  const { agencyTimeZone } = useSession();
  const now = useNow();
  const [given, setGiven] = useState<Happened>(() => begun(receivedAt, agencyTimeZone));
  const [left, setLeft] = useState(false);
  const wrong = left ? whatIsWrong(given, agencyTimeZone, now) : {};
  const change = (name: keyof Happened, value: string) => {
    const next = { ...given, [name]: value };
    setGiven(next);
    const at = instantOf(next, agencyTimeZone);
    const known = next.when === '' ? null : at === undefined ? now.toISOString() : at;
    set({ receivedAt: known !== null && known <= now.toISOString() ? known : null });
  };
  const field = (name: keyof Happened): FieldProps => ({
    id: `received-${name}`,
    name: `received-${name}`,
    value: given[name],
    onChange: ({ target }) => change(name, target.value),
    onBlur: () => setLeft(given.date !== '' && given.time !== ''),
    invalid: Boolean(wrong[name]),
    message: wrong[name] ?? '',
  });
  const form: Pick<Form<Happened>, 'values' | 'field' | 'set'> = { values: given, field, set: change };
  return (
    <fieldset className={css['fields']} aria-label="When it was received">
      <HappenedFields form={form} />
    </fieldset>
  );
}

function begun(receivedAt: string | null, zone: string): Happened {
  if (receivedAt === null) return { when: '', date: '', time: '' };
  const at = new Date(receivedAt);
  const time = formatTime(at, zone).split(' ').slice(0, 2).join(' ');
  return { when: 'earlier', date: localNow(zone, at).date, time };
}

const callers: readonly { value: NonNullable<Interview['caller']>; label: string }[] = [
  { value: 'customer', label: 'Yes, a current Child Support customer' },
  { value: 'notCustomer', label: 'No' },
  { value: 'cannotOpen', label: 'They say so, but no record opens for me' },
];

export function CallerQuestion({ interview, set }: Asked) {
  return (
    <Section title="Who is calling">
      <p className={css['say']}>“Are you a current Child Support customer?”</p>
      <Choices
        label="Is the caller a current Child Support customer?"
        options={callers}
        chosen={interview.caller}
        choose={(caller) => set({ caller })}
      />
      {interview.caller === 'cannotOpen' && (
        <p className={css['hint']}>
          Don’t say whether there is a record. Write down what they tell you: SAS goes on with it.
        </p>
      )}
    </Section>
  );
}

const relationOptions: readonly { value: NonNullable<Interview['relation']>; label: string }[] = [
  { value: 'representative', label: 'A customer’s representative' },
  { value: 'none', label: 'No Child Support relationship' },
  { value: 'other', label: 'Another relationship, such as an employer' },
];

export function WhoQuestion({ interview, set }: Asked) {
  return (
    <Section title="Name and contact details">
      <div className={css['form']}>
        <p className={css['say']}>“What is your name, and how can we reach you?”</p>
        <TextInput
          label="Name"
          hideOptionalLabel
          autoComplete="off"
          maxWidth="xl"
          maxLength={longestInInterview.name}
          value={interview.name}
          onChange={({ target }) => set({ name: target.value })}
        />
        <TextInput
          label="Contact details"
          hideOptionalLabel
          autoComplete="off"
          maxWidth="xl"
          maxLength={longestInInterview.contactDetails}
          value={interview.contactDetails}
          onChange={({ target }) => set({ contactDetails: target.value })}
        />
      </div>
    </Section>
  );
}

export function RelationQuestion({ interview, set }: Asked) {
  return (
    <Section title="Relationship to Child Support">
      <p className={css['say']}>“Do you act for a Child Support customer?”</p>
      <Choices
        label="What is the caller?"
        options={relationOptions}
        chosen={interview.relation}
        choose={(relation) => set({ relation })}
      />
    </Section>
  );
}

type ChoicesProps<Value extends string> = {
  label: string;
  options: readonly { value: Value; label: string }[];
  chosen: Value | null;
  choose: (value: Value) => void;
};

export function Choices<Value extends string>({ label, options, chosen, choose }: ChoicesProps<Value>) {
  return (
    <ControlGroup label={label} hideOptionalLabel block>
      {options.map(({ value, label: words }) => (
        <Radio key={value} name={label} checked={chosen === value} onChange={() => choose(value)}>
          {words}
        </Radio>
      ))}
    </ControlGroup>
  );
}
