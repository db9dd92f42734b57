import { TextLink } from '@ag.ds-next/react/text-link';
import type { CustomerSummary } from '../../client/model.ts';
import { addresses } from '../../frame/menu.ts';
import { wordsOf } from '../../processes/words.ts';
import { PersonName } from '../../people/PersonName.tsx';
import { useNow } from '../../time/now.ts';
import { Due } from '../../time/When.tsx';
import css from './CustomerSummaryPage.module.css';

const waits: Record<string, string> = { officer: 'the PS officer', operator: 'the operators' };
/** Nobody is late with these. */
const byItself = new Set<string>(['gateway', 'time']);

/** The page of a process, by its kind. */
const pageOf: Record<string, (subjectId: string) => string> = {
  planApproval: addresses.submission,
  transferReferral: addresses.transferReferral,
  smsDelivery: addresses.message,
};

export function OpenProcesses({ processes }: { processes: CustomerSummary['openProcesses'] }) {
  const now = useNow();
  if (processes.length === 0) return <p className={css['plain']}>Nothing is under way for this customer.</p>;
  return (
    <ul className={css['plainList']}>
      {processes.map(({ id, kind, step, needs, waitingFor, dueAt, subjectId }) => (
        <li key={id} className={css['item']}>
          <p>
            <TextLink href={pageOf[kind]?.(subjectId) ?? addresses.submission(subjectId)}>
              {wordsOf(kind)?.name ?? kind}
            </TextLink>
            : {wordsOf(kind)?.steps[step] ?? step}
          </p>
          {byItself.has(needs) ? (
            <p>Goes on by itself{dueAt && new Date(dueAt) > now && <ByThen dueAt={dueAt} />}</p>
          ) : (
            <p>
              Waits for {waitingFor ? <PersonName person={waitingFor} /> : (waits[needs] ?? 'nobody')}
              {dueAt && (
                <>
                  , due <Due instant={dueAt} />
                </>
              )}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function ByThen({ dueAt }: { dueAt: string }) {
  return (
    <>
      , <Due instant={dueAt} />
    </>
  );
}
