import { Button } from '@ag.ds-next/react/button';
import { PageAlert } from '@ag.ds-next/react/page-alert';
import { Text } from '@ag.ds-next/react/text';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { api } from '../../client/client.ts';
import type { Team } from '../../client/model.ts';
import { teamsQuery } from '../../client/reads.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { ErrorSummary } from '../../forms/ErrorSummary.tsx';
import { useForm } from '../../forms/useForm.ts';
import { LoadedWindow } from '../../frame/LoadedWindow.tsx';
import { Window } from '../../frame/Window.tsx';
import { addresses } from '../../frame/menu.ts';
import { announce } from '../../frame/notices.ts';
import { useCloseWindow } from '../../frame/window-address.ts';
import { checkTeam, TeamFields, trimmed, type TeamTexts } from './TeamFields.tsx';

const title = 'Change team';

export function TeamWindow() {
  const { teamId = '' } = useParams();
  const close = useCloseWindow(addresses.teams);
  const query = useQuery(teamsQuery);
  return (
    <LoadedWindow query={query} title={title} missing="There are no teams" onClose={close}>
      {({ items }) => {
        const team = items.find(({ id }) => id === teamId);
        return team ? (
          <ChangeTeam key={team.id} team={team} onClose={close} />
        ) : (
          <Window title={title} onClose={close}>
            <PageAlert tone="info" title="There is no such team" />
          </Window>
        );
      }}
    </LoadedWindow>
  );
}

function ChangeTeam({ team, onClose }: { team: Team; onClose: () => void }) {
  const [base, setBase] = useState(team); // what was read when the window opened: what is saved replaces this and nothing newer
  const command = useCommand(
    ({ revision, ...body }: TeamTexts & { revision: number }, key) =>
      api.PUT('/teams/{teamId}', {
        params: { path: { teamId: team.id }, header: { 'Idempotency-Key': key, 'If-Match': `"${revision}"` } },
        body,
      }),
    () => {
      announce('Saved.', 'Everybody sees the new name at once.');
      onClose();
    },
  );
  const form = useForm(
    { name: base.name, stream: base.stream, region: base.region },
    checkTeam,
    command.problem?.errors,
  );
  const isNewer = team.revision > base.revision && command.phase !== 'busy' && command.phase !== 'unknown';
  return (
    <Window
      title={title}
      onClose={onClose}
      dirty={form.dirty}
      save={{
        onSave: () => form.submit((typed) => command.run({ ...trimmed(typed), revision: base.revision })),
        busy: command.phase === 'busy',
        disabled: command.phase === 'unknown' || !form.dirty,
      }}
    >
      <ErrorSummary form={form} />
      <CommandFailure command={command} inForm />
      {isNewer && (
        <PageAlert tone="warning" title="This team was changed by somebody else meanwhile" role="alert">
          <Text as="p">
            Now: {team.name}, stream {team.stream}, region {team.region}. Close to keep that. Or replace it with what is
            typed here: choose the button, then Save.
          </Text>
          <div>
            <Button
              variant="secondary"
              size="sm"
              onClick={() => {
                setBase(team);
                command.forget();
              }}
            >
              Replace it with mine
            </Button>
          </div>
        </PageAlert>
      )}
      <TeamFields form={form} />
    </Window>
  );
}
