import { ButtonLink } from '@ag.ds-next/react/button';
import { PageAlert } from '@ag.ds-next/react/page-alert';
import { Text } from '@ag.ds-next/react/text';
import { TextLink } from '@ag.ds-next/react/text-link';
import type { User } from '../../client/model.ts';
import { addresses } from '../../frame/menu.ts';
import { belongingsInWords, belongingsTotal } from '../../people/belongings-words.ts';
import css from './Users.module.css';

/** What would be left behind; of somebody who has left, it asks for somebody to take it. */
export function StillTheirs({ user: { id, name, active, belongings } }: { user: User }) {
  const total = belongingsTotal(belongings);
  if (active) {
    return (
      <p className={css['theirs']}>
        Theirs at present: {belongingsInWords(belongings)}.{' '}
        {total > 0 && <TextLink href={addresses.leaver(id)}>See it, or hand it over</TextLink>}
      </p>
    );
  }
  return (
    <div className={css['alert']}>
      {total > 0 ? (
        <PageAlert tone="warning" title={`${name} is no longer active, and still has ${belongingsInWords(belongings)}`}>
          <Text as="p">It waits for nobody until somebody takes it over.</Text>
          <div>
            <ButtonLink href={addresses.leaver(id)}>See and hand over</ButtonLink>
          </div>
        </PageAlert>
      ) : (
        <PageAlert tone="info" title={`${name} is no longer active`}>
          <Text as="p">Nothing is theirs any more. What they did stays recorded with their name.</Text>
        </PageAlert>
      )}
    </div>
  );
}
