/** Everything that is still one person's, as one list: chosen, given to somebody, with a result for each. */
import { PageAlert } from '@ag.ds-next/react/page-alert';
import { Text } from '@ag.ds-next/react/text';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { Belongings } from '../../client/model.ts';
import { belongingsQuery } from '../../client/reads.ts';
import { Loaded } from '../../frame/Loaded.tsx';
import { PageTitle } from '../../frame/PageTitle.tsx';
import { belongingKinds, belongingsInWords, belongingsTotal } from '../../people/belongings-words.ts';
import { HandOver } from './HandOver.tsx';
import css from './Leavers.module.css';

export function LeaverPage() {
  const { personId = '' } = useParams();
  const query = useQuery(belongingsQuery(personId));
  return (
    <Loaded query={query} title="Leavers" missing="There is no such person">
      {(belongings) => <OnePerson key={personId} belongings={belongings} />}
    </Loaded>
  );
}

function OnePerson({ belongings }: { belongings: Belongings }) {
  const { person, active, items } = belongings;
  const hidden = withoutItems(belongings);
  return (
    <>
      <PageTitle path="Management › Staff › Leavers" intro={`${person.role}${active ? '' : ', no longer active'}`}>
        {`What is still ${person.name}’s`}
      </PageTitle>
      {active && items.length > 0 && (
        <p className={css['plain']}>
          {person.name} is still active: what is handed over goes at once, and new work may still come to them.
        </p>
      )}
      {belongingsTotal(hidden) > 0 && (
        <div className={css['alert']}>
          <PageAlert tone="info" title={`Also theirs: ${belongingsInWords(hidden)}`}>
            <Text as="p">A service manager hands these over: your role has no customer records.</Text>
          </PageAlert>
        </div>
      )}
      <HandOver belongings={belongings} />
    </>
  );
}

/** What is counted and not listed: administrators see no customer records. */
function withoutItems({ items, counts }: Belongings): Belongings['counts'] {
  const hidden = { ...counts };
  for (const { kind, count } of belongingKinds)
    hidden[count] = Math.max(0, counts[count] - items.filter((item) => item.kind === kind).length);
  return hidden;
}
