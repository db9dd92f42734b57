/** Messages received in error: an officer's calls and what they are to do; for SAS all that were escalated (EM-32 to EM-36). */
import { Button } from '@ag.ds-next/react/button';
import { useNavigate } from 'react-router';
import {
  incidentCauses,
  incidentCauseWords,
  incidentStateWords,
  incidentTaskWords,
  type IncidentState,
} from '../../../domain/incidents/incident.ts';
import { answer, api } from '../../client/client.ts';
import type { IncidentLine } from '../../client/model.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { addresses } from '../../frame/menu.ts';
import { ListPage } from '../../lists/ListPage.tsx';
import type { Chip, Column } from '../../lists/list-types.ts';
import { useAddressWord } from '../../lists/useAddressWord.ts';
import { PersonName } from '../../people/PersonName.tsx';
import { useMay, useSession } from '../../session/session-context.ts';
import { At, Due } from '../../time/When.tsx';
import { numberInWords, outcomeInWords } from './words.ts';

type Sort = 'dueAt' | 'createdAt';
type State = 'open' | IncidentState;

const chips: Chip<State>[] = [
  { value: 'open', label: 'Open' },
  { value: 'draft', label: incidentStateWords.draft },
  { value: 'withSas', label: incidentStateWords.withSas },
  { value: 'toDo', label: incidentStateWords.toDo },
  { value: 'closed', label: incidentStateWords.closed },
  { value: 'discarded', label: incidentStateWords.discarded },
];

const columns = (me: string, isSas: boolean): Column<IncidentLine, Sort>[] => [
  {
    header: 'What',
    cell: ({ cause, mobile, customer }) => (
      <>
        {incidentCauseWords[cause]}
        <div>{mobile ? numberInWords(mobile) : 'No number yet'}</div>
        {customer && <div>{customer.name}</div>}
      </>
    ),
  },
  { header: 'Since', sort: 'createdAt', cell: ({ createdAt }) => <At instant={createdAt} /> },
  { header: 'Taken by', cell: ({ officer }) => (officer ? <PersonName person={officer} start /> : 'The system') },
  {
    header: 'Where it stands',
    cell: (incident) => (
      <>
        {incidentStateWords[incident.state]}
        {incident.state === 'toDo' &&
          incident.tasks
            .filter(({ doneAt }) => doneAt === null)
            .map(({ kind, assignee }) => (
              <div key={kind}>
                {incidentTaskWords[kind].what}:{' '}
                {assignee ? whose(assignee, me) : isSas ? 'nobody yet' : 'another officer'}
              </div>
            ))}
        {incident.state === 'closed' && <div>{outcomeInWords(incident)}</div>}
      </>
    ),
  },
  { header: 'Due', sort: 'dueAt', cell: ({ dueAt }) => (dueAt ? <Due instant={dueAt} stacked /> : 'No date') },
];
const whose = ({ id, name }: { id: string; name: string }, me: string) => (id === me ? 'you' : name);

export function IncidentsPage() {
  const navigate = useNavigate();
  const me = useSession().person.id;
  const isSas = useMay('incidents.resolve');
  const mayBegin = useMay('incidents.begin');
  const cause = useAddressWord('cause', incidentCauses);
  const begin = useCommand(
    (_: null, key) => api.POST('/incidents', { params: { header: { 'Idempotency-Key': key } }, body: {} }),
    ({ id }) => void navigate(addresses.incident(id)),
  );
  return (
    <ListPage<IncidentLine, Sort, State>
      title="Incidents"
      intro={<p>Messages received in error.</p>}
      pageActions={
        mayBegin && (
          <Button onClick={() => begin.run(null)} loading={begin.phase === 'busy'} loadingLabel="Beginning">
            Somebody reports a message
          </Button>
        )
      }
      above={<CommandFailure command={begin} />}
      name={isSas ? 'Incidents escalated to SAS' : 'My incidents'}
      queryKey={['incidents', cause.value ?? '']}
      read={({ state, ...asked }, signal) =>
        answer(
          api.GET('/incidents', {
            params: { query: { ...asked, state: state ?? 'open', ...(cause.value ? { cause: cause.value } : {}) } },
            signal,
          }),
        )
      }
      columns={columns(me, isSas)}
      idOf={({ id }) => id}
      nameOf={({ mobile, cause: word }) => `${incidentCauseWords[word]} ${mobile ? numberInWords(mobile) : ''}`}
      onOpen={({ id }) => void navigate(addresses.incident(id))}
      markOf={({ overdue }) => (overdue ? 'overdue' : null)}
      filters={chips}
      narrowings={[
        {
          legend: 'How it became known',
          options: incidentCauses.map((value) => ({ value, label: incidentCauseWords[value] })),
          chosen: cause.value,
          choose: cause.set,
          select: true,
        },
      ]}
      workList
      changesByTime={(rows) => rows.some(({ dueAt }) => dueAt !== null)}
      defaultOrder={() => 'overdue first'}
      empty={(state) => ({
        title: state === undefined || state === 'open' ? 'No incident is open.' : 'There is no such incident.',
        text: isSas
          ? 'What officers escalate appears here with number, content and time, and mobiles that stand on several records.'
          : 'Choose Somebody reports a message when a caller got one that isn’t theirs. An interview that was cut off stays here to go on with.',
      })}
    />
  );
}
