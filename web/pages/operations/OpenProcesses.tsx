import css from './Operations.module.css';
import type { Operations } from './operations-query.ts';
import { kindWords, stepWords } from './words.ts';

/** How many processes are open, by kind and step. */
export function OpenProcesses({ open }: { open: Operations['open'] }) {
  if (open.length === 0) return <p className={css['plain']}>No process is open.</p>;
  return (
    <table className={css['table']}>
      <caption className={css['caption']}>
        {open.reduce((sum, { count }) => sum + count, 0)} in all, by kind and step
      </caption>
      <thead>
        <tr>
          <th scope="col">Process</th>
          <th scope="col">Step</th>
          <th scope="col" className={css['number']}>
            Open
          </th>
        </tr>
      </thead>
      <tbody>
        {open.map(({ kind, step, count }) => (
          <tr key={`${kind} ${step}`}>
            <td>{kindWords(kind)}</td>
            <td>{stepWords(kind, step)}</td>
            <td className={css['number']}>{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
