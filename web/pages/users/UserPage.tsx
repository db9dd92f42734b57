/** One user: what they may do, when they are away, and what is theirs. */
import { PageAlert } from '@ag.ds-next/react/page-alert';
import { Text } from '@ag.ds-next/react/text';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { User } from '../../client/model.ts';
import { userQuery } from '../../client/reads.ts';
import { Loaded } from '../../frame/Loaded.tsx';
import { PageTitle } from '../../frame/PageTitle.tsx';
import { Columns, Facts, Section } from '../../frame/Section.tsx';
import { useSession } from '../../session/session-context.ts';
import { Activation } from './Activation.tsx';
import { StillTheirs } from './StillTheirs.tsx';
import { UserFacts } from './UserFacts.tsx';
import { UserForm } from './UserForm.tsx';
import { UserLeave } from './UserLeave.tsx';
import css from './Users.module.css';

export function UserPage() {
  const { personId = '' } = useParams();
  const query = useQuery(userQuery(personId));
  return (
    <Loaded query={query} title="User" missing="There is no such user">
      {(user) => <OneUser key={user.id} user={user} />}
    </Loaded>
  );
}

function OneUser({ user }: { user: User }) {
  const own = useSession().person.id === user.id;
  return (
    <>
      <PageTitle
        path="Administration › Users"
        intro={`User ID ${user.userId}${user.kind === 'program' ? ', a program of another system' : ''}`}
        actions={!own && <Activation user={user} />}
      >
        {user.name}
      </PageTitle>
      {own && (
        <div className={css['alert']}>
          <PageAlert tone="info" title="This is your own record">
            <Text as="p">
              Nobody changes their own roles, team, manager or leave here, so that nobody raises their own rights. Ask
              another administrator.
            </Text>
          </PageAlert>
        </div>
      )}
      {!own && <StillTheirs user={user} />}
      <Columns
        aside={
          <>
            {user.kind === 'staff' && <UserLeave user={user} own={own} />}
            <Section title="Accounts">
              {user.accounts.length === 0 ? (
                <p className={css['plain']}>Has not signed in yet. The account appears here with the first sign-in.</p>
              ) : (
                user.accounts.map(({ issuer, subject }) => (
                  <div key={`${issuer} ${subject}`} className={css['account']}>
                    <Facts
                      facts={[
                        ['Provider', issuer],
                        ['Known there as', subject],
                      ]}
                    />
                  </div>
                ))
              )}
            </Section>
          </>
        }
      >
        {own ? (
          <Section title="Record">
            <UserFacts user={user} />
          </Section>
        ) : (
          <Section title="Record">
            <UserForm user={user} />
          </Section>
        )}
      </Columns>
    </>
  );
}
