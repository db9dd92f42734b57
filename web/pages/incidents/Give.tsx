/** SAS gives what is to be done, a team leader a call, to another officer, because whose it was has left, or nobody may (EM-32, EM-36). */
import { Button } from '@ag.ds-next/react/button';
import { Select } from '@ag.ds-next/react/select';
import { useQuery } from '@tanstack/react-query';
import { may } from '../../../domain/people/permissions.ts';
import { roleNames, roles } from '../../../domain/people/roles.ts';
import { api } from '../../client/client.ts';
import type { Incident } from '../../client/model.ts';
import { peopleQuery } from '../../client/reads.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { filled } from '../../forms/checks.ts';
import { useForm } from '../../forms/useForm.ts';
import { announce } from '../../frame/notices.ts';
import css from './Incidents.module.css';

/** As people read them: who has another role first may still be an officer, and who is none is refused by the server. */
const officerRoles = roles.filter((role) => may([role], 'incidents.record')).map((role) => roleNames[role]);

export function Give({
  incidentId,
  task: { kind, assignee },
}: {
  incidentId: string;
  task: Incident['tasks'][number];
}) {
  const { data } = useQuery(peopleQuery());
  const others = (data?.items ?? []).filter(({ id, role }) => id !== assignee?.id && officerRoles.includes(role));
  const command = useCommand(
    (body: { toId: string }, key) =>
      api.POST('/incidents/{incidentId}/give', {
        params: { path: { incidentId }, header: { 'Idempotency-Key': key } },
        body: { kind, ...body },
      }),
    () => announce('Given to another officer.', 'It is on their list now. The due date stays.'),
  );
  const form = useForm(
    { toId: '' },
    ({ toId }) => ({ ...filled('toId', toId, 'Choose an officer.') }),
    command.problem?.errors,
  );
  return (
    <form
      noValidate
      className={css['form']}
      aria-label="Give to another officer"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit((body) => command.run(body));
      }}
    >
      <CommandFailure command={command} inForm />
      <Select
        {...form.field('toId')}
        label="Another officer"
        required
        maxWidth="xl"
        placeholder="Choose a person"
        options={others.map(({ id, name, role, team }) => ({
          value: id,
          label: [name, role, team].filter(Boolean).join(', '),
        }))}
      />
      <div>
        <Button
          variant="secondary"
          type="submit"
          loading={command.phase === 'busy'}
          loadingLabel="Saving"
          disabled={command.phase === 'unknown'}
        >
          Give to another officer
        </Button>
      </div>
    </form>
  );
}
