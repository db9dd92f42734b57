import type { Belonging } from '../../client/model.ts';
import { CustomerCell } from '../../customers/CustomerCell.tsx';
import { PersonName } from '../../people/PersonName.tsx';
import { Due } from '../../time/When.tsx';
import css from './Leavers.module.css';
import { keyOf } from './useHandOver.ts';
import { whatInWords } from './what-in-words.ts';

type Props = {
  /** This page's. */
  rows: Belonging[];
  /** All that the filter shows: what `Select all` means. */
  all: Belonging[];
  isChosen: (item: Belonging) => boolean;
  onChoose: (items: Belonging[], on: boolean) => void;
  disabled: boolean;
};

export function BelongingsTable({ rows, all, isChosen, onChoose, disabled }: Props) {
  const chosen = all.filter(isChosen).length;
  return (
    <>
      <label className={css['all']}>
        <input
          type="checkbox"
          checked={chosen === all.length}
          ref={(box) => {
            if (box) box.indeterminate = chosen > 0 && chosen < all.length;
          }}
          disabled={disabled}
          onChange={({ target }) => onChoose(all, target.checked)}
        />
        Select all {all.length}
      </label>
      <table className={css['table']}>
        <caption className={css['hidden']}>What is still theirs</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className={css['hidden']}>Select</span>
            </th>
            <th scope="col">What</th>
            <th scope="col">Customer or person</th>
            <th scope="col">Due</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((item) => (
            <tr key={keyOf(item)} className={isChosen(item) ? css['chosen'] : undefined}>
              <td className={css['pick']}>
                <input
                  type="checkbox"
                  aria-label={`Select ${whatInWords(item)}${nameOf(item)}`}
                  checked={isChosen(item)}
                  disabled={disabled}
                  onChange={({ target }) => onChoose([item], target.checked)}
                />
              </td>
              <td>{whatInWords(item)}</td>
              <td>
                {item.customer && <CustomerCell customer={item.customer} />}
                {item.person && <PersonName person={item.person} start />}
              </td>
              <td className={css['due']}>
                {item.dueAt ? <Due instant={item.dueAt} stacked /> : isTask(item) && 'No due date'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

const nameOf = ({ customer, person }: Belonging) => {
  const name = customer?.name ?? person?.name;
  return name ? `: ${name}` : '';
};

/** What has an end; a customer or a member of staff has none. */
const isTask = ({ kind }: Belonging) => kind === 'decision' || kind === 'workItem' || kind === 'incident';
