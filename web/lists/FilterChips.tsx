import css from './List.module.css';

type Props<Value extends string> = {
  filters: { value: Value; label: string }[];
  chosen: Value;
  onChoose: (value: Value) => void;
};

export function FilterChips<Value extends string>({ filters, chosen, onChoose }: Props<Value>) {
  return (
    <fieldset className={css['chips']}>
      <legend className={css['hidden']}>Show</legend>
      {filters.map(({ value, label }) => (
        <button
          key={value}
          type="button"
          className={css['chip']}
          aria-pressed={value === chosen}
          onClick={() => onChoose(value)}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}
