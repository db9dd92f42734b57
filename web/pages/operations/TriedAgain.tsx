import { At } from '../../time/When.tsx';
import css from './Operations.module.css';
import type { PendingWork } from './operations-query.ts';
import { ProcessCell } from './ProcessCell.tsx';
import { failureWords } from './words.ts';

/** What fails and is tried again by itself until it succeeds. */
export function TriedAgain({ pending }: { pending: PendingWork[] }) {
  return (
    <table className={css['table']}>
      <caption className={css['caption']}>Each goes on by itself when its reason is gone</caption>
      <thead>
        <tr>
          <th scope="col" className={css['process']}>
            Process
          </th>
          <th scope="col">What fails</th>
          <th scope="col">Since</th>
          <th scope="col">Why, and what to do</th>
        </tr>
      </thead>
      <tbody>
        {pending.map((work) => (
          <tr key={`${work.processId} ${work.what}`}>
            <td>
              <ProcessCell place={work} />
            </td>
            <td>
              {work.what}, attempt {work.attempt}
              <div className={css['id']}>{work.failure}</div>
            </td>
            <td>{work.since ? <At instant={work.since} /> : 'Not known'}</td>
            <td>{failureWords(work.failure)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
