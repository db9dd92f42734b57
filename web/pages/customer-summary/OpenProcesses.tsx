import { TextLink } from '@ag.ds-next/react/text-link';
import type { CustomerSummary } from '../../client/model.ts';
import { fromProcess } from '../../client/opened-from.ts';
import { addresses } from '../../frame/menu.ts';
import { wordsOf } from '../../processes/words.ts';
import { PersonName } from '../../people/PersonName.tsx';
import { useNow } from '../../time/now.ts';
import { Due } from '../../time/When.tsx';
import css from './CustomerSummaryPage.module.css';

const waits: Record<string, string> = {
  officer: 'the PS officer',
  consultant: 'an SSO or team leader',
  operator: 'the operators',
};
/** Nobody is late with these. */
const byItself = new Set<string>(['gateway', 'time']);

type Part = 'messages' | 'personalisedServices';
/** The page of a process, by its kind, and what it is part of. */
const pages: Record<string, { part: Part; address: (subjectId: string, step: string) => string }> = {
  planApproval: { part: 'personalisedServices', address: addresses.submission },
  transferReferral: { part: 'personalisedServices', address: addresses.transferReferral },
  smsDelivery: { part: 'messages', address: addresses.message },
  fdvConsultation: { part: 'messages', address: addresses.fdvConsultation },
  preCallFollowUp: { part: 'messages', address: addresses.preCallFollowUp },
  bounceBack: {
    part: 'messages',
    address: (id, step) => (step === 'messageFailed' ? addresses.message(id) : addresses.correspondence(id)),
  },
};

/** `mayOpen`: whether the person may read what such a process is about; that it is under way, everybody may know (RS-1). */
export function OpenProcesses({
  processes,
  mayOpen,
}: {
  processes: CustomerSummary['openProcesses'];
  mayOpen: Record<Part, boolean>;
}) {
  const now = useNow();
  if (processes.length === 0) return <p className={css['plain']}>Nothing is under way for this customer.</p>;
  return (
    <ul className={css['plainList']}>
      {processes.map(({ id, kind, step, needs, waitingFor, dueAt, subjectId }) => (
        <li key={id} className={css['item']}>
          <p>
            <Name id={id} kind={kind} step={step} subjectId={subjectId} mayOpen={mayOpen} />:{' '}
            {wordsOf(kind)?.steps[step] ?? step}
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

type NameProps = { id: string; kind: string; step: string; subjectId: string; mayOpen: Record<Part, boolean> };

function Name({ id, kind, step, subjectId, mayOpen }: NameProps) {
  const name = wordsOf(kind)?.name ?? kind;
  const page = pages[kind];
  if (!page || !mayOpen[page.part]) return name;
  return (
    <TextLink href={page.address(subjectId, step)} {...fromProcess(id)}>
      {name}
    </TextLink>
  );
}

function ByThen({ dueAt }: { dueAt: string }) {
  return (
    <>
      , <Due instant={dueAt} />
    </>
  );
}
