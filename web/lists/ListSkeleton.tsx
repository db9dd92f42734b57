import { SkeletonText } from '@ag.ds-next/react/skeleton';
import css from './List.module.css';

const rows = [0, 1, 2, 3, 4];

/** The table before its rows are there: the same height, so that nothing jumps. */
export function ListSkeleton({ columns }: { columns: number }) {
  return (
    <tbody aria-hidden>
      {rows.map((row) => (
        <tr key={row} className={css['row']}>
          {Array.from({ length: columns }, (_, column) => (
            <td key={column}>
              <SkeletonText />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}
