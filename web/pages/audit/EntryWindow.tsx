import { Button } from '@ag.ds-next/react/button';
import { Link } from 'react-router';
import type { AuditEntry } from '../../client/model.ts';
import { Facts } from '../../frame/Section.tsx';
import { Window } from '../../frame/Window.tsx';
import { useMay, useSession } from '../../session/session-context.ts';
import css from './Audit.module.css';
import { everything, type Sought } from './sought.ts';
import { whereFrom } from './where-from.ts';
import { entryInWords, resultInWords, toTheSecond } from './words.ts';

type Props = { entry: AuditEntry; onClose: () => void; onSearch: (sought: Sought) => void };

/** Everything that stands in one entry. */
export function EntryWindow({ entry, onClose, onSearch }: Props) {
  const { agencyTimeZone } = useSession();
  const { person, customerId, why, detail } = entry;
  const search = (more: Partial<Sought>) => {
    onClose();
    onSearch({ ...everything, ...more });
  };
  const id = (text: string | null) => (text ? <span className={css['id']}>{text}</span> : 'None');
  return (
    <Window
      title={`Entry ${entry.id}`}
      onClose={onClose}
      actions={
        <>
          {person && (
            <Button variant="secondary" onClick={() => search({ personId: person.id })}>
              All of this person
            </Button>
          )}
          {customerId && (
            <Button variant="secondary" onClick={() => search({ customerId })}>
              All of this customer
            </Button>
          )}
        </>
      }
    >
      <Facts
        facts={[
          ['Who', person ? `${person.name} (${person.userId})` : 'Nobody who was signed in'],
          ['When', toTheSecond(entry.at, agencyTimeZone)],
          ['What', entryInWords(entry)],
          ['Action', id(entry.action)],
          ['Result', resultInWords(entry.result)],
          ['Opened from', why ? <OpenedFrom key="why" why={why} /> : 'No other page: by its address, or by a program'],
          ['Customer', id(customerId)],
          ['Record', id(entry.subjectId)],
          ['Process', id(entry.processId)],
          ['What changed', hasContent(detail) ? <Detail key="detail" detail={detail} /> : 'Nothing recorded'],
          ['Request', id(entry.requestId)],
          ['Network address', entry.address ?? 'Unknown'],
          ['Client', entry.client ?? 'Unknown'],
          ['Seal', entry.sealed ? 'Sealed in the hash chain' : 'Waits for its seal'],
        ]}
      />
    </Window>
  );
}

function OpenedFrom({ why }: { why: string }) {
  const { label, needs } = whereFrom(why);
  const mayOpen = useMay(needs ?? 'audit.view') && needs !== null;
  const address = <span className={css['id']}>{why.replace(/^(workItem|process):/, '')}</span>;
  return (
    <>
      {label !== why && `${label}: `}
      {mayOpen ? <Link to={why}>{address}</Link> : address}
    </>
  );
}

const hasContent = (detail: AuditEntry['detail']): detail is NonNullable<AuditEntry['detail']> =>
  detail !== null && Object.keys(detail).length > 0;

function Detail({ detail }: { detail: Record<string, unknown> }) {
  return (
    <ul className={css['detail']}>
      {Object.entries(detail).map(([name, value]) => (
        <li key={name}>
          {name}: <span className={css['id']}>{typeof value === 'string' ? value : JSON.stringify(value)}</span>
        </li>
      ))}
    </ul>
  );
}
