import css from './List.module.css';
import type { Chip } from './list-types.ts';

type Props<Value extends string> = {
  filters: readonly Chip<Value>[];
  chosen: Value | undefined;
  onChoose: (value: Value) => void;
  legend?: string;
  counts?: Readonly<Record<string, number>> | undefined;
};

export function FilterChips<Value extends string>({
  filters,
  chosen,
  onChoose,
  legend = 'Show',
  counts = {},
}: Props<Value>) {
  return (
    <fieldset className={css['chips']}>
      <legend className={css['hidden']}>{legend}</legend>
      {filters.map(({ value, label, count }) => (
        <button
          key={value}
          type="button"
          className={css['chip']}
          aria-pressed={value === chosen}
          onClick={() => onChoose(value)}
        >
          {label}
          {count !== undefined && counts[count] !== undefined && (
            <span className={css['chipCount']}> {counts[count]}</span>
          )}
        </button>
      ))}
    </fieldset>
  );
}
