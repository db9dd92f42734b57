import { useId } from 'react';
import { FilterChips } from './FilterChips.tsx';
import css from './List.module.css';
import type { Narrowing } from './list-types.ts';

type Props = { narrowings: readonly Narrowing[]; counts: Readonly<Record<string, number>> | undefined };

/** What narrows a list further: a chip again takes it off. */
export function Narrowings({ narrowings, counts }: Props) {
  return narrowings.map((narrowing) =>
    narrowing.select ? (
      <NarrowingSelect key={narrowing.legend} narrowing={narrowing} />
    ) : (
      <FilterChips
        key={narrowing.legend}
        legend={narrowing.legend}
        filters={narrowing.options}
        chosen={narrowing.chosen}
        onChoose={(value) => narrowing.choose(value === narrowing.chosen ? undefined : value)}
        counts={counts}
      />
    ),
  );
}

function NarrowingSelect({ narrowing: { legend, options, chosen, choose } }: { narrowing: Narrowing }) {
  const id = useId();
  return (
    <label className={css['narrow']} htmlFor={id}>
      <span>{legend}</span>
      <select
        id={id}
        className={css['select']}
        value={chosen ?? ''}
        onChange={({ target }) => choose(target.value === '' ? undefined : target.value)}
      >
        <option value="">All</option>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
