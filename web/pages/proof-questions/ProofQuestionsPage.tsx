/** The questions of the proof of identity, as administrators keep them, version by version (OA-4). */
import { Button } from '@ag.ds-next/react/button';
import { PageAlert } from '@ag.ds-next/react/page-alert';
import { Text } from '@ag.ds-next/react/text';
import { TextInput } from '@ag.ds-next/react/text-input';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { pointsNeeded, questionProblems } from '../../../domain/online-accounts/proof-of-identity.ts';
import { answer, api } from '../../client/client.ts';
import type { ProofQuestions } from '../../client/model.ts';
import { proofQuestionsQuery } from '../../client/reads.ts';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { useCommand } from '../../commands/useCommand.ts';
import { UnsavedWarning } from '../../forms/UnsavedWarning.tsx';
import { Loaded } from '../../frame/Loaded.tsx';
import { announce } from '../../frame/notices.ts';
import { PageTitle } from '../../frame/PageTitle.tsx';
import { Section } from '../../frame/Section.tsx';
import { PersonName } from '../../people/PersonName.tsx';
import { At } from '../../time/When.tsx';
import css from '../online-accounts/OnlineAccounts.module.css';

export function ProofQuestionsPage() {
  const query = useQuery(proofQuestionsQuery());
  return (
    <>
      <PageTitle path="Administration">Proof of identity</PageTitle>
      <Loaded query={query} missing="There are no questions">
        {(read) => (
          <>
            <Section title="Questions">
              <Questions read={read} />
            </Section>
            <Section title="Versions">
              <Versions read={read} />
            </Section>
          </>
        )}
      </Loaded>
    </>
  );
}

type Row = { key: string; id: string | null; text: string; points: string };
const rowOf = ({ id, text, points }: ProofQuestions['questions'][number]): Row => ({
  key: id,
  id,
  text,
  points: String(points),
});

function Questions({ read }: { read: ProofQuestions }) {
  const [base, setBase] = useState(read); // what the changes below are made to
  const [rows, setRows] = useState(() => read.questions.map(rowOf));
  const [tried, setTried] = useState(false);
  const dirty = JSON.stringify(rows) !== JSON.stringify(base.questions.map(rowOf));
  const take = (version: ProofQuestions) => {
    setBase(version);
    setRows(version.questions.map(rowOf));
    setTried(false);
  };
  if (read.version !== base.version && !dirty) take(read);
  const command = useCommand(
    (body: { basedOn: number; questions: { id: string | null; text: string; points: number }[] }, key) =>
      api.PUT('/proof-questions', { params: { header: { 'Idempotency-Key': key } }, body }),
    (saved) => {
      take(saved);
      announce(`Version ${saved.version} is saved.`, 'It is asked from now on; earlier attempts keep theirs.');
    },
  );
  const asked = rows.map(({ key, id, text, points }) => ({
    id: id ?? key,
    text,
    points: /^\d{1,3}$/.test(points.trim()) ? Number(points) : Number.NaN,
  }));
  const problems = questionProblems(asked);
  const wrong = (place: number, field: 'text' | 'points') =>
    tried ? (problems.find((each) => each.field === `questions.${place}.${field}`)?.sentence ?? '') : '';
  const overall = tried ? problems.filter(({ field }) => field === 'questions') : [];
  const sum = asked.reduce((total, { points }) => total + (Number.isFinite(points) ? points : 0), 0);
  const change = (place: number, part: Partial<Row>) =>
    setRows((before) => before.map((row, i) => (i === place ? { ...row, ...part } : row)));
  const move = (place: number, by: -1 | 1) =>
    setRows((before) => {
      const after = [...before];
      const [row] = after.splice(place, 1);
      if (row) after.splice(place + by, 0, row);
      return after;
    });
  const save = () => {
    setTried(true);
    if (problems.length) return;
    command.run({
      basedOn: base.version,
      questions: rows.map(({ id, text, points }) => ({ id, text: text.trim(), points: Number(points) })),
    });
  };
  return (
    <form
      noValidate
      aria-label="Questions"
      className={css['group']}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <p className={css['plain']}>
        Accept needs {pointsNeeded} points. Each question answered correctly carries its own; all together carry{' '}
        <strong>{sum}</strong>.
      </p>
      <CommandFailure command={command} />
      {read.version !== base.version && (
        <PageAlert tone="warning" title="Somebody else saved another version meanwhile" role="alert">
          <Text as="p">
            It stands below under Versions, and your changes can’t be saved over it. Take it, and make them again.
          </Text>
          <Button
            variant="secondary"
            size="sm"
            onClick={() => {
              command.forget();
              take(read);
            }}
          >
            Take version {read.version}
          </Button>
        </PageAlert>
      )}
      {overall.length > 0 && (
        <PageAlert tone="error" title="There is a problem" role="alert">
          {overall.map(({ sentence }) => (
            <Text as="p" key={sentence}>
              {sentence}
            </Text>
          ))}
        </PageAlert>
      )}
      {rows.length === 0 && (
        <p className={css['plain']}>There is no question yet: without any no account can be created.</p>
      )}
      {rows.map((row, place) => (
        <fieldset key={row.key} className={css['question']}>
          <legend>Question {place + 1}</legend>
          <div className={css['group']}>
            <TextInput
              id={`question-${row.key}`}
              label="Question"
              required
              block
              autoComplete="off"
              value={row.text}
              invalid={wrong(place, 'text') !== ''}
              message={wrong(place, 'text')}
              onChange={({ target }) => change(place, { text: target.value })}
            />
            <TextInput
              id={`points-${row.key}`}
              label="Points"
              required
              maxWidth="xs"
              inputMode="numeric"
              autoComplete="off"
              value={row.points}
              invalid={wrong(place, 'points') !== ''}
              message={wrong(place, 'points')}
              onChange={({ target }) => change(place, { points: target.value })}
            />
            <div className={css['buttons']}>
              <Button
                variant="secondary"
                size="sm"
                disabled={place === 0}
                onClick={() => move(place, -1)}
                aria-label={`Move question ${place + 1} up`}
              >
                Up
              </Button>
              <Button
                variant="secondary"
                size="sm"
                disabled={place === rows.length - 1}
                onClick={() => move(place, 1)}
                aria-label={`Move question ${place + 1} down`}
              >
                Down
              </Button>
              <Button
                variant="secondary"
                size="sm"
                onClick={() => setRows((before) => before.filter(({ key }) => key !== row.key))}
                aria-label={`Remove question ${place + 1}`}
              >
                Remove
              </Button>
            </div>
          </div>
        </fieldset>
      ))}
      <div className={css['buttons']}>
        <Button
          variant="secondary"
          onClick={() => setRows((before) => [...before, { key: crypto.randomUUID(), id: null, text: '', points: '' }])}
        >
          Add a question
        </Button>
        <Button
          type="submit"
          loading={command.phase === 'busy'}
          loadingLabel="Saving"
          disabled={!dirty || command.phase === 'unknown'}
        >
          Save
        </Button>
      </div>
      <UnsavedWarning dirty={dirty && command.phase !== 'busy'} />
    </form>
  );
}

function Versions({ read }: { read: ProofQuestions }) {
  const [shown, setShown] = useState<number | null>(null);
  const earlier = useQuery({
    queryKey: ['proofQuestions', 'version', shown],
    queryFn: ({ signal }) =>
      answer(api.GET('/proof-questions/{version}', { params: { path: { version: shown ?? 1 } }, signal })),
    enabled: shown !== null,
  });
  if (read.versions.length === 0) return <p className={css['plain']}>None was saved yet.</p>;
  return (
    <ul>
      {read.versions.map(({ version, madeBy, madeAt }) => (
        <li key={version}>
          Version {version}, {madeBy ? <PersonName person={madeBy} /> : 'as it came'}, <At instant={madeAt} />{' '}
          <Button
            variant="text"
            size="sm"
            aria-expanded={shown === version}
            aria-label={`Show version ${version}`}
            onClick={() => setShown(shown === version ? null : version)}
          >
            {shown === version ? 'Hide' : 'Show'}
          </Button>
          {shown === version && earlier.data?.version === version && (
            <ol>
              {earlier.data.questions.map(({ id, text, points }) => (
                <li key={id}>
                  {text} ({points} points)
                </li>
              ))}
            </ol>
          )}
        </li>
      ))}
    </ul>
  );
}
