/** What is to be done before the incident is over: by whom, until when, and the way to say that it is done (EM-32, EM-36). */
import { Button, ButtonLink } from '@ag.ds-next/react/button';
import { StatusBadge } from '@ag.ds-next/react/status-badge';
import { TextInput } from '@ag.ds-next/react/text-input';
import type { ReactNode } from 'react';
import { incidentTaskWords } from '../../../domain/incidents/incident.ts';
import { api } from '../../client/client.ts';
import type { Incident } from '../../client/model.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { HappenedFields } from '../../customer-records/HappenedFields.tsx';
import { instantOf, justNow, whatIsWrong } from '../../customer-records/happened.ts';
import { ErrorSummary } from '../../forms/ErrorSummary.tsx';
import { filled } from '../../forms/checks.ts';
import { useForm } from '../../forms/useForm.ts';
import { announce } from '../../frame/notices.ts';
import { addresses } from '../../frame/menu.ts';
import { Facts, Section } from '../../frame/Section.tsx';
import { PersonName } from '../../people/PersonName.tsx';
import { useMay, useSession } from '../../session/session-context.ts';
import { At, Due } from '../../time/When.tsx';
import { useNow } from '../../time/now.ts';
import { Give } from './Give.tsx';
import css from './Incidents.module.css';
import { endedByDeath, nobodyToCall, numberInWords } from './words.ts';

type Task = Incident['tasks'][number];

export function Tasks({ incident }: { incident: Incident }) {
  const isSas = useMay('incidents.resolve');
  if (incident.tasks.length === 0)
    return (
      <Section title="What is to be done">
        <p className={css['plain']}>
          {incident.state === 'withSas'
            ? 'SAS finds who the message was meant for. Nothing is to be done until then.'
            : 'Nothing is left to do.'}
        </p>
      </Section>
    );
  return incident.tasks.map((task) => (
    <Section key={task.kind} title={incidentTaskWords[task.kind].what}>
      <div className={css['form']}>
        <Facts facts={factsOf(task, isSas)} />
        {task.overdue && (
          <div>
            <StatusBadge appearance="subtle" tone="errorMedium" label="Overdue" />
          </div>
        )}
        {task.may.do.possible && <ToDo incident={incident} task={task} />}
        {task.may.give.possible && <Give incidentId={incident.id} task={task} />}
      </div>
    </Section>
  ));
}

function factsOf(task: Task, isSas: boolean): [label: string, value: ReactNode][] {
  const { assignee, doneAt, dueAt, calledAt, reference } = task;
  const nobody = isSas ? 'Nobody yet' : 'Another officer';
  const whose = assignee ? <PersonName key="whose" person={assignee} start /> : nobody;
  const facts: [string, ReactNode][] = [
    ['Whose', whose],
    doneAt ? ['Done', <Done key="done" task={task} />] : ['Until', <Due key="until" instant={dueAt} />],
  ];
  if (calledAt) facts.push(['Called', <At key="called" instant={calledAt} />]);
  if (reference) facts.push(['Reference of the report', reference]);
  return facts;
}

function Done({ task }: { task: Task }) {
  const { doneAt, doneBy } = task;
  return (
    <>
      {endedByDeath(task) && `${nobodyToCall}. `}
      {doneAt && <At instant={doneAt} />}
      {doneBy && (
        <>
          {' '}
          by <PersonName person={doneBy} />
        </>
      )}
    </>
  );
}

function ToDo({ incident, task: { kind } }: { incident: Incident; task: Task }) {
  return (
    <div className={css['form']}>
      <p className={css['say']}>{incidentTaskWords[kind].toDo}</p>
      {kind === 'call' && <Called incident={incident} />}
      {kind === 'report' && <Reported incidentId={incident.id} />}
      {kind === 'removeNumber' && <Removed incident={incident} />}
    </div>
  );
}

const over = 'The incident stays open until everything is done.';

function Called({ incident: { id, customer, mobile } }: { incident: Incident }) {
  const { agencyTimeZone } = useSession();
  const now = useNow();
  const command = useCommand(
    (body: { calledAt?: string }, key) =>
      api.POST('/incidents/{incidentId}/call', {
        params: { path: { incidentId: id }, header: { 'Idempotency-Key': key } },
        body,
      }),
    () => announce('The call is recorded.', 'The incident is closed.'),
  );
  const errors = command.problem?.errors.map((error) => ({ ...error, field: 'date' }));
  const form = useForm({ ...justNow }, (given) => whatIsWrong(given, agencyTimeZone, now), errors);
  return (
    <form
      className={css['form']}
      noValidate
      aria-label="Record the call"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit((given) => {
          const at = instantOf(given, agencyTimeZone);
          if (at !== null) command.run(at ? { calledAt: at } : {});
        });
      }}
    >
      <ErrorSummary form={form} />
      <CommandFailure command={command} inForm />
      {customer && mobile && (
        <p className={css['plain']}>
          {customer.name}, {numberInWords(mobile)}
        </p>
      )}
      <HappenedFields form={form} />
      <div>
        <Button
          type="submit"
          loading={command.phase === 'busy'}
          loadingLabel="Saving"
          disabled={command.phase === 'unknown'}
        >
          Record the call
        </Button>
      </div>
    </form>
  );
}

function Reported({ incidentId }: { incidentId: string }) {
  const command = useCommand(
    ({ reference }: { reference: string }, key) =>
      api.POST('/incidents/{incidentId}/report', {
        params: { path: { incidentId }, header: { 'Idempotency-Key': key } },
        body: { reference },
      }),
    () => announce('The report is recorded.', over),
  );
  const form = useForm(
    { reference: '' },
    ({ reference }) => ({ ...filled('reference', reference, 'Record the reference of the report.') }),
    command.problem?.errors,
  );
  return (
    <form
      className={css['form']}
      noValidate
      aria-label="Record the report"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit(({ reference }) => command.run({ reference: reference.trim() }));
      }}
    >
      <ErrorSummary form={form} />
      <CommandFailure command={command} inForm />
      <TextInput {...form.field('reference')} label="Reference of the report" required autoComplete="off" />
      <div>
        <Button
          type="submit"
          loading={command.phase === 'busy'}
          loadingLabel="Saving"
          disabled={command.phase === 'unknown'}
        >
          Reported
        </Button>
      </div>
    </form>
  );
}

function Removed({ incident: { id, foundCustomer, mobile } }: { incident: Incident }) {
  const command = useCommand(
    (_: null, key) =>
      api.POST('/incidents/{incidentId}/remove-number', {
        params: { path: { incidentId: id }, header: { 'Idempotency-Key': key } },
        body: {},
      }),
    () => announce('The number is removed.', over),
  );
  return (
    <>
      <CommandFailure command={command} />
      {foundCustomer && mobile && (
        <p className={css['plain']}>
          {foundCustomer.name}, CSID {foundCustomer.csid}: {numberInWords(mobile)}
        </p>
      )}
      <div className={css['row']}>
        {foundCustomer && (
          <ButtonLink href={addresses.customerDetails(foundCustomer.id)}>Individual Customer Details</ButtonLink>
        )}
        <Button
          variant="secondary"
          onClick={() => command.run(null)}
          loading={command.phase === 'busy'}
          loadingLabel="Saving"
          disabled={command.phase === 'unknown'}
        >
          Done
        </Button>
      </div>
    </>
  );
}
