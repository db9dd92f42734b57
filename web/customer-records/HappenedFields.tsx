import { TextInput } from '@ag.ds-next/react/text-input';
import { formatTime } from '../../domain/time/format.ts';
import { DateField } from '../forms/DateField.tsx';
import type { Form } from '../forms/useForm.ts';
import { useSession } from '../session/session-context.ts';
import { useNow } from '../time/now.ts';
import { ChoiceField } from './ChoiceField.tsx';
import type { Happened } from './happened.ts';

/** Now, or earlier: then date and time are asked for. */
export function HappenedFields({ form }: { form: Pick<Form<Happened>, 'values' | 'field' | 'set'> }) {
  const { agencyTimeZone } = useSession();
  const zone = formatTime(useNow(), agencyTimeZone).split(' ').at(-1);
  return (
    <>
      <ChoiceField
        label="When"
        field={form.field('when')}
        set={(value) => form.set('when', value)}
        options={[
          { value: 'now', label: 'Now' },
          { value: 'earlier', label: 'Earlier' },
        ]}
      />
      {form.values.when === 'earlier' && (
        <>
          <DateField label="Date" field={form.field('date')} set={(value) => form.set('date', value)} />
          <TextInput
            {...form.field('time')}
            label="Time"
            hint={`${zone}, such as 2:30 pm`}
            required
            maxWidth="md"
            autoComplete="off"
          />
        </>
      )}
    </>
  );
}
