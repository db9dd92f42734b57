import { Button } from '@ag.ds-next/react/button';
import { divergenceWords } from '../../../domain/divergence.ts';
import { useOpenWindow } from '../../frame/window-address.ts';
import { At } from '../../time/When.tsx';
import css from './Operations.module.css';
import type { StuckProcess } from './operations-query.ts';
import { ProcessCell } from './ProcessCell.tsx';

/** Processes whose row and workflow disagree. */
export function StuckProcesses({ stuck }: { stuck: StuckProcess[] }) {
  const open = useOpenWindow();
  return (
    <table className={css['table']}>
      <caption className={css['caption']}>
        {stuck.length === 1
          ? 'One process does not go on by itself'
          : `${stuck.length} processes do not go on by themselves`}
      </caption>
      <thead>
        <tr>
          <th scope="col" className={css['process']}>
            Process
          </th>
          <th scope="col">What is wrong</th>
          <th scope="col">Since</th>
          <th scope="col">What to do</th>
        </tr>
      </thead>
      <tbody>
        {stuck.map((place) => (
          <tr key={place.processId}>
            <td>
              <ProcessCell place={place} />
            </td>
            <td>
              {divergenceWords[place.found].is}
              {place.why && <div className={css['id']}>{place.why}</div>}
            </td>
            <td>{place.since ? <At instant={place.since} /> : 'Not known'}</td>
            <td>
              {place.repairable ? (
                <Button
                  variant="secondary"
                  size="sm"
                  onClick={() => open(`repair/${encodeURIComponent(place.processId)}`)}
                  aria-label={`Repair ${place.processId}`}
                >
                  Repair
                </Button>
              ) : (
                divergenceWords[place.found].todo
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
