import { ControlGroup } from '@ag.ds-next/react/control-group';
import { Radio } from '@ag.ds-next/react/radio';
import { Text } from '@ag.ds-next/react/text';
import { TextInput } from '@ag.ds-next/react/text-input';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { api } from '../../client/client.ts';
import { userQuery } from '../../client/reads.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { ErrorSummary } from '../../forms/ErrorSummary.tsx';
import { useForm } from '../../forms/useForm.ts';
import { Window } from '../../frame/Window.tsx';
import { addresses } from '../../frame/menu.ts';
import { announceOn } from '../../frame/notices.ts';
import { useCloseWindow } from '../../frame/window-address.ts';
import { useSession } from '../../session/session-context.ts';
import { UserFields } from './UserFields.tsx';
import { checkUser, nobodyYet, recordOf, type UserRecord } from './user-fields.ts';

type NewUser = UserRecord & { userId: string; kind: 'staff' | 'program' };

export function NewUserWindow() {
  const close = useCloseWindow(addresses.users);
  const navigate = useNavigate();
  const command = useCommand(
    (body: NewUser, key) => api.POST('/users', { params: { header: { 'Idempotency-Key': key } }, body }),
    ({ id }, { name }) => {
      announceOn(addresses.user(id), `${name} is created.`, 'They may sign in with this User ID now.');
      void navigate(addresses.user(id), { replace: true });
    },
  );
  const form = useForm(
    { ...nobodyYet, userId: '', kind: 'staff' },
    (texts) => ({
      ...checkUser(texts),
      ...(/^[A-Za-z0-9._-]{2,50}$/.test(texts.userId.trim())
        ? {}
        : { userId: 'Enter the User ID: 2 to 50 letters, digits, dots, hyphens or underscores.' }),
    }),
    command.problem?.errors,
  );
  const rolesFrom = useQuery(userQuery(useSession().person.id)).data?.rolesFrom ?? 'record'; // one setting for everybody
  const kind = form.values.kind === 'program' ? 'program' : 'staff';
  const save = () =>
    form.submit((texts) => {
      const record = recordOf(texts);
      const ofKind: UserRecord =
        kind === 'program'
          ? { ...record, teamId: null, managerId: null, roles: ['program'], pluto: false, cuba: false }
          : record;
      command.run({ ...ofKind, userId: texts.userId.trim(), kind });
    });
  return (
    <Window
      title="Create a user"
      width="wide"
      onClose={close}
      dirty={form.dirty}
      save={{ onSave: save, busy: command.phase === 'busy', disabled: command.phase === 'unknown' }}
    >
      <ErrorSummary form={form} />
      <CommandFailure command={command} inForm />
      <Text as="p">
        Save lets them sign in with this User ID. Nobody is deleted later: who leaves is deactivated, and what they did
        stays theirs.
      </Text>
      <TextInput
        {...form.field('userId')}
        label="User ID"
        hint="As the sign-in provider knows it; it can’t be changed later"
        required
        autoComplete="off"
      />
      <ControlGroup label="Who signs in" required block>
        {(['staff', 'program'] as const).map((each) => (
          <Radio key={each} name="kind" checked={kind === each} onChange={() => form.set('kind', each)}>
            {each === 'staff' ? 'A member of staff' : 'A program of another system'}
          </Radio>
        ))}
      </ControlGroup>
      <UserFields form={form} kind={kind} rolesFrom={rolesFrom} />
    </Window>
  );
}
