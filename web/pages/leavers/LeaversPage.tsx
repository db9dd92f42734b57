/** Who has left or is about to: the way to everything that is still theirs. */
import { Button } from '@ag.ds-next/react/button';
import { Select } from '@ag.ds-next/react/select';
import { TextLink } from '@ag.ds-next/react/text-link';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { leaversQuery, peopleQuery } from '../../client/reads.ts';
import { Loaded } from '../../frame/Loaded.tsx';
import { PageTitle } from '../../frame/PageTitle.tsx';
import { Section } from '../../frame/Section.tsx';
import { addresses } from '../../frame/menu.ts';
import { belongingsInWords } from '../../people/belongings-words.ts';
import { formatDate } from '../../time/When.tsx';
import css from './Leavers.module.css';

export function LeaversPage() {
  return (
    <>
      <PageTitle
        path="Management › Staff"
        intro="When somebody leaves, their customers, items, decisions, incidents, delegations and staff go to others; nothing may be left with nobody."
      >
        Leavers
      </PageTitle>
      <Section title="No longer active, with something still theirs">
        <Left />
      </Section>
      <Section title="About to leave">
        <Open />
      </Section>
    </>
  );
}

function Left() {
  const query = useQuery(leaversQuery);
  return (
    <Loaded query={query} missing="There is no such list">
      {({ items }) =>
        items.length === 0 ? (
          <p className={css['plain']}>
            Nobody. Who is deactivated while something is still theirs appears here until all of it is handed over.
          </p>
        ) : (
          <ul className={css['people']}>
            {items.map(({ person, team, counts }) => (
              <li key={person.id} className={css['person']}>
                <div>
                  <TextLink href={addresses.leaver(person.id)}>{person.name}</TextLink>
                  <div className={css['below']}>{[person.role, team].filter(Boolean).join(', ')}</div>
                </div>
                <div>Still theirs: {belongingsInWords(counts)}</div>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

function Open() {
  const navigate = useNavigate();
  const [personId, setPersonId] = useState('');
  const [asked, setAsked] = useState(false);
  const people = useQuery(peopleQuery()).data?.items ?? [];
  const missing = asked && !personId;
  return (
    <form
      className={css['open']}
      noValidate
      aria-label="About to leave"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (personId) void navigate(addresses.leaver(personId));
      }}
    >
      <Select
        label="Person"
        required
        maxWidth="xl"
        placeholder="Choose a person"
        value={personId}
        invalid={missing}
        message={missing ? 'Choose a person.' : ''}
        onChange={({ target }) => setPersonId(target.value)}
        options={people.map(({ id, name, role, team, onLeaveUntil }) => ({
          value: id,
          label: `${[name, role, team].filter(Boolean).join(', ')}${onLeaveUntil ? `, on leave until ${formatDate(onLeaveUntil)}` : ''}`,
        }))}
      />
      <Button type="submit" variant="secondary">
        See what is theirs
      </Button>
    </form>
  );
}
