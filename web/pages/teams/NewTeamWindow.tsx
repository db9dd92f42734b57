import { api } from '../../client/client.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { ErrorSummary } from '../../forms/ErrorSummary.tsx';
import { useForm } from '../../forms/useForm.ts';
import { Window } from '../../frame/Window.tsx';
import { addresses } from '../../frame/menu.ts';
import { announce } from '../../frame/notices.ts';
import { useCloseWindow } from '../../frame/window-address.ts';
import { checkTeam, TeamFields, trimmed, type TeamTexts } from './TeamFields.tsx';

export function NewTeamWindow() {
  const close = useCloseWindow(addresses.teams);
  const command = useCommand(
    (body: TeamTexts, key) => api.POST('/teams', { params: { header: { 'Idempotency-Key': key } }, body }),
    (_, { name }) => {
      announce(`${name} is added.`, 'Put people into it on their own page under Users.');
      close();
    },
  );
  const form = useForm({ name: '', stream: '', region: '' }, checkTeam, command.problem?.errors);
  return (
    <Window
      title="Add a team"
      onClose={close}
      dirty={form.dirty}
      save={{
        onSave: () => form.submit((typed) => command.run(trimmed(typed))),
        busy: command.phase === 'busy',
        disabled: command.phase === 'unknown',
      }}
    >
      <ErrorSummary form={form} />
      <CommandFailure command={command} inForm />
      <TeamFields form={form} />
    </Window>
  );
}
