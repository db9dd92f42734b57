/** A calendar date by typing (14/02/2027, 14 Feb 2027) or picking; the form keeps it as YYYY-MM-DD, or as typed while it is none. */
import { DatePickerNext } from '@ag.ds-next/react/date-picker-next';
import { useMemo } from 'react';
import { parseDate } from '../../domain/time/format.ts';
import { isLocalDate, type LocalDate } from '../../domain/time/local-date.ts';
import type { FieldProps } from './useForm.ts';

type Props = { field: FieldProps; set: (value: string) => void; label: string; hint?: string; required?: boolean };

/** A picked day is local midnight of the browser; only its calendar date is meant. */
const pickedDate = (day: Date): LocalDate =>
  `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`;
const asDay = (date: LocalDate) => new Date(`${date}T00:00:00`);

export function DateField({ field, set, label, hint, required = true }: Props) {
  const { id, value, invalid, message, onBlur } = field;
  // the same object while the date is the same: a new one would put the last date in the place of what is being typed
  const day = useMemo(() => (isLocalDate(value) ? asDay(value) : value || undefined), [value]);
  /** The picker tells of a typed date when its field is left; a complete one counts at once, as in every other field. */
  const takeComplete = (typed: EventTarget) => {
    const date = typed instanceof HTMLInputElement ? parseDate(typed.value) : null;
    if (date) set(date);
  };
  return (
    <div onChange={({ target }) => takeComplete(target)}>
      <DatePickerNext
        id={id}
        label={label}
        {...(hint ? { hint } : {})}
        required={required}
        hideOptionalLabel
        invalid={invalid}
        message={message}
        onBlur={onBlur}
        value={day}
        onChange={(given) => set(given instanceof Date ? pickedDate(given) : (parseDate(given ?? '') ?? given ?? ''))}
      />
    </div>
  );
}
