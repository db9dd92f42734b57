import { Button } from '@ag.ds-next/react/button';
import { Select } from '@ag.ds-next/react/select';
import { TextInput } from '@ag.ds-next/react/text-input';
import { useQuery } from '@tanstack/react-query';
import { isLocalDate } from '../../../domain/time/local-date.ts';
import { auditActionsQuery, peopleQuery } from '../../client/reads.ts';
import { DateField } from '../../forms/DateField.tsx';
import { ErrorSummary } from '../../forms/ErrorSummary.tsx';
import { useForm } from '../../forms/useForm.ts';
import css from './Audit.module.css';
import { everything, kinds, type Sought } from './sought.ts';
import { actionInWords } from './words.ts';

type Props = { sought: Sought; onSearch: (sought: Sought) => void };

const day = (name: 'fromDay' | 'untilDay', text: string) =>
  text === '' || isLocalDate(text) ? {} : { [name]: 'Enter a date that exists, such as 14/02/2027.' };

export function AuditFilters({ sought, onSearch }: Props) {
  const people = useQuery(peopleQuery()).data?.items ?? [];
  const actions = useQuery(auditActionsQuery).data?.items ?? [];
  const form = useForm(sought, ({ fromDay, untilDay }) => ({
    ...day('fromDay', fromDay),
    ...(isLocalDate(fromDay) && isLocalDate(untilDay) && untilDay < fromDay
      ? { untilDay: 'The last day must not lie before the first.' }
      : day('untilDay', untilDay)),
  }));
  const narrowed = Object.values(sought).some(Boolean);
  const known = people.some(({ id }) => id === sought.personId);
  return (
    <form
      className={css['filters']}
      noValidate
      aria-label="Search the audit trail"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit(({ csid, customerId, ...typed }) =>
          onSearch({ ...typed, csid: csid.trim(), customerId: csid.trim() ? '' : customerId }),
        );
      }}
    >
      <ErrorSummary form={form} />
      {sought.customerId && (
        <p className={css['only']}>
          Only the customer <span className={css['id']}>{sought.customerId}</span>
          <Button variant="text" size="sm" onClick={() => onSearch({ ...sought, customerId: '' })}>
            All customers
          </Button>
        </p>
      )}
      <div className={css['fields']}>
        <Select
          {...form.field('personId')}
          label="Person"
          block
          hideOptionalLabel
          options={[
            { value: '', label: 'Everybody' },
            ...(sought.personId && !known ? [{ value: sought.personId, label: 'Somebody who left' }] : []),
            ...people.map(({ id, name, userId }) => ({ value: id, label: `${name} (${userId})` })),
          ]}
        />
        <TextInput
          {...form.field('csid')}
          block
          label="CSID"
          hideOptionalLabel
          inputMode="numeric"
          autoComplete="off"
        />
        <Select
          {...form.field('action')}
          label="Action"
          block
          hideOptionalLabel
          options={[
            { value: '', label: 'All actions' },
            ...actions
              .map((value) => ({ value, label: actionInWords(value) }))
              .toSorted((a, b) => a.label.localeCompare(b.label)),
          ]}
        />
        <Select
          {...form.field('what')}
          label="What"
          block
          hideOptionalLabel
          options={[
            { value: '', label: 'Everything' },
            ...Object.entries(kinds).map(([value, label]) => ({ value, label })),
          ]}
        />
        <DateField
          label="From"
          required={false}
          field={form.field('fromDay')}
          set={(value) => form.set('fromDay', value)}
        />
        <DateField
          label="Until"
          required={false}
          field={form.field('untilDay')}
          set={(value) => form.set('untilDay', value)}
        />
        <div className={css['buttons']}>
          <Button type="submit">Search</Button>
          {narrowed && (
            <Button variant="text" onClick={() => onSearch(everything)}>
              Show everything
            </Button>
          )}
        </div>
      </div>
    </form>
  );
}
