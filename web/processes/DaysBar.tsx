/** Days gone and days left as a bar with ticks. Drawn for the eye: the sentences above and below it say the same. */
import css from './Days.module.css';

const percent = (share: number) => `${share * 100}%`;

type Props = { from?: string; gone: number; ticks: { at: number; label: string }[] };

/** `gone` and each tick's `at` are shares of the whole, 0 to 1; `from` is what stands at its beginning. */
export function DaysBar({ from, gone, ticks }: Props) {
  return (
    <svg className={css['bar']} aria-hidden>
      <rect className={css['track']} x="0" y="2" width="100%" height="18" rx="3" />
      <rect className={css['gone']} x="0" y="2" width={percent(gone)} height="18" rx="3" />
      {from !== undefined && (
        <text className={css['number']} x="0" y="40">
          {from}
        </text>
      )}
      {ticks.map(({ at, label }) => (
        <g key={label}>
          <line className={css['tick']} x1={percent(at)} x2={percent(at)} y1="0" y2="25" />
          <text className={css['number']} x={percent(at)} y="40" textAnchor="end">
            {label}
          </text>
        </g>
      ))}
    </svg>
  );
}
