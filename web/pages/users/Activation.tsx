/** Deactivate, and the way back. Somebody who has left is never deleted: what they did stays theirs. */
import { Button } from '@ag.ds-next/react/button';
import { Text } from '@ag.ds-next/react/text';
import { useState } from 'react';
import type { User } from '../../client/model.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { Confirmation } from '../../frame/Confirmation.tsx';
import { announce } from '../../frame/notices.ts';
import { belongingsInWords, belongingsTotal } from '../../people/belongings-words.ts';
import { saveUser, type UserChange } from './save-user.ts';
import { recordOf, textsOf } from './user-fields.ts';

export function Activation({ user }: { user: User }) {
  const [asking, setAsking] = useState(false);
  const { name, active, revision, belongings } = user;
  const command = useCommand(
    (change: UserChange, key) => saveUser(user.id, change, key),
    (_, { record }) => {
      setAsking(false);
      if (record.active) announce('Reactivated.', `${name} may sign in again.`);
      else
        announce(
          'Deactivated.',
          belongingsTotal(belongings) > 0
            ? `${name} still has ${belongingsInWords(belongings)}: hand it over.`
            : `Nothing is ${name}’s any more.`,
        );
    },
  );
  const verb = active ? 'Deactivate' : 'Reactivate';
  return (
    <>
      <Button
        variant="secondary"
        onClick={() => {
          command.forget();
          setAsking(true);
        }}
      >
        {verb}
      </Button>
      {asking && (
        <Confirmation
          title={`${verb} ${name}?`}
          confirm={verb}
          busy={command.phase === 'busy'}
          disabled={command.phase === 'unknown'}
          onConfirm={() => command.run({ record: { ...recordOf(textsOf(user)), active: !active }, revision })}
          onCancel={() => setAsking(false)}
        >
          <CommandFailure command={command} />
          {active ? (
            <>
              <Text as="p">
                {name} is signed out within half a minute, on open pages too, and can’t sign in until reactivated.
              </Text>
              <Text as="p">
                {belongingsTotal(belongings) > 0
                  ? `Still theirs: ${belongingsInWords(belongings)}. It stays theirs until you or a service manager hands it over; the next page leads there.`
                  : 'Nothing is theirs that would be left behind.'}
              </Text>
            </>
          ) : (
            <Text as="p">{name} may sign in again, with the roles of this record.</Text>
          )}
        </Confirmation>
      )}
    </>
  );
}
