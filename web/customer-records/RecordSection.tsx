/** One kind of record: the newest few, all of them on request in pages, and small forms to add one in place. */
import { Button } from '@ag.ds-next/react/button';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Loaded } from '../frame/Loaded.tsx';
import { Section } from '../frame/Section.tsx';
import { Paging } from '../lists/Paging.tsx';
import type { Page } from '../lists/list-types.ts';
import { useMay } from '../session/session-context.ts';
import css from './CustomerRecords.module.css';

const newest = 3;
const pageLength = 25;

type Asked = { limit: number; cursor?: string };
type Props<Row> = {
  customerId: string;
  title: string;
  /** Several of them, in running text: `complaints`. */
  several: string;
  /** Why there is nothing, and what would fill it. */
  empty: string;
  read: (asked: Asked, signal: AbortSignal) => Promise<Page<Row>>;
  line: (row: Row) => ReactNode;
  /** What the button says, and the form that it opens. */
  adding: { verb: string; form: (close: () => void) => ReactNode }[];
};

export function RecordSection<Row extends { id: string }>({
  customerId,
  title,
  several,
  empty,
  read,
  line,
  adding,
}: Props<Row>) {
  const [all, setAll] = useState(false);
  const [cursors, setCursors] = useState<string[]>([]);
  const cursor = cursors.at(-1);
  const asked = { limit: all ? pageLength : newest, ...(cursor ? { cursor } : {}) };
  const query = useQuery({
    queryKey: ['records', customerId, several, asked],
    queryFn: ({ signal }) => read(asked, signal),
    placeholderData: keepPreviousData,
  });
  const show = (everything: boolean) => {
    setAll(everything);
    setCursors([]);
  };
  return (
    <Section title={title}>
      <Adding adding={adding} />
      <Loaded query={query} missing={`The ${several} can’t be shown`}>
        {({ items, total, nextCursor }) =>
          items.length === 0 && cursors.length === 0 ? (
            <p className={css['none']}>{empty}</p>
          ) : (
            <>
              <ul className={css['lines']} aria-busy={query.isPlaceholderData}>
                {items.map((row) => (
                  <li key={row.id} className={css['line']}>
                    {line(row)}
                  </li>
                ))}
              </ul>
              {total > newest && (
                <div className={css['more']}>
                  {all && (cursors.length > 0 || nextCursor !== null) && (
                    <Paging
                      number={cursors.length + 1}
                      more={nextCursor !== null && !query.isPlaceholderData}
                      onNext={() => nextCursor !== null && setCursors((now) => [...now, nextCursor])}
                      onPrevious={() => setCursors((now) => now.slice(0, -1))}
                    />
                  )}
                  <Button variant="text" size="sm" onClick={() => show(!all)}>
                    {all ? `Only the newest ${several}` : `All ${total} ${several}`}
                  </Button>
                </div>
              )}
            </>
          )
        }
      </Loaded>
    </Section>
  );
}

/** The buttons, or in their place the form that one of them opened; the focus goes there and comes back. */
function Adding({ adding }: Pick<Props<never>, 'adding'>) {
  const mayAdd = useMay('records.add');
  const [open, setOpen] = useState<string | null>(null);
  const buttons = useRef(new Map<string, HTMLButtonElement>());
  const [backTo, setBackTo] = useState<string | null>(null);
  useEffect(() => {
    if (backTo !== null) buttons.current.get(backTo)?.focus();
  }, [backTo]);
  if (!mayAdd) return null;
  const opened = adding.find(({ verb }) => verb === open);
  if (opened)
    return opened.form(() => {
      setOpen(null);
      setBackTo(opened.verb);
    });
  return (
    <div className={css['buttons']}>
      {adding.map(({ verb }) => (
        <Button
          key={verb}
          variant="secondary"
          size="sm"
          ref={(button) => {
            if (button) buttons.current.set(verb, button);
          }}
          onClick={() => {
            setBackTo(null);
            setOpen(verb);
          }}
        >
          {verb}
        </Button>
      ))}
    </div>
  );
}
