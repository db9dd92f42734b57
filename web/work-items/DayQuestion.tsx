/** Until which day, or on which: the usual ones by one press, any other by typing or picking. */
import { Button } from '@ag.ds-next/react/button';
import { Text } from '@ag.ds-next/react/text';
import { addDays, isLocalDate, type LocalDate } from '../../domain/time/local-date.ts';
import { dayProblem } from '../../domain/work-items/put-off.ts';
import { DateField } from '../forms/DateField.tsx';
import { useForm } from '../forms/useForm.ts';
import { Confirmation } from '../frame/Confirmation.tsx';
import { formatDate } from '../time/When.tsx';
import { useAgencyDate } from '../time/agency-date.ts';
import { useNow } from '../time/now.ts';
import css from './WorkItems.module.css';

type Props = {
  title: string;
  /** What will happen, in a sentence. */
  children: string;
  label: string;
  confirm: string;
  onDay: (day: LocalDate) => void;
  onCancel: () => void;
};

const usual = [
  { words: 'Tomorrow', days: 1 },
  { words: 'In a week', days: 7 },
  { words: 'In 2 weeks', days: 14 },
  { words: 'In 30 days', days: 30 },
];

export function DayQuestion({ title, children, label, confirm, onDay, onCancel }: Props) {
  const dateOf = useAgencyDate();
  const today = dateOf(useNow().toISOString());
  const form = useForm({ day: '' }, ({ day }) => ({
    day: isLocalDate(day) ? (dayProblem(day, today) ?? '') : 'Enter a date that exists, such as 14/02/2027.',
  }));
  const go = () => form.submit(({ day }) => onDay(day));
  return (
    <Confirmation title={title} confirm={confirm} busy={false} onConfirm={go} onCancel={onCancel}>
      <form
        className={css['form']}
        noValidate
        data-opens-out=""
        aria-label={title}
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        <Text as="p">{children}</Text>
        <fieldset className={css['quick']}>
          <legend className={css['hidden']}>Usual days</legend>
          {usual.map(({ words, days }) => (
            <Button key={words} type="button" variant="secondary" size="sm" onClick={() => onDay(addDays(today, days))}>
              {`${words}, ${formatDate(addDays(today, days))}`}
            </Button>
          ))}
        </fieldset>
        <DateField
          label={label}
          field={form.field('day')}
          set={(value) => form.set('day', value)}
          hint="A day after today, at most 90 days ahead"
        />
      </form>
    </Confirmation>
  );
}
