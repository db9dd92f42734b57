import { ControlGroup } from '@ag.ds-next/react/control-group';
import { Radio } from '@ag.ds-next/react/radio';
import { Textarea } from '@ag.ds-next/react/textarea';
import type { Possible, Submission } from '../../client/model.ts';
import css from './ManagerActions.module.css';
import { ManagerSelect } from '../../people/ManagerSelect.tsx';
import type { Choice, useDecision } from './useDecision.ts';

type Props = { submission: Submission; decision: ReturnType<typeof useDecision> };

const words: Record<Choice, string> = {
  accept: 'Accepted',
  return: 'Returned',
  handOver: 'Hand over to another manager',
};
const consequences: Record<Choice, string> = {
  accept: 'Save accepts the plan. It can’t be undone: the way on is a new version of the plan.',
  return: 'Save gives the plan back to the officer, who can edit it and submit again. It can’t be undone.',
  handOver: 'Save puts it on the other manager’s list. The due date stays: the officer does not wait longer.',
};

export function Decision({ submission, decision: { choice, choose, form, busy, unknown } }: Props) {
  const { may, authors } = submission;
  const options: [Choice, Possible][] = [
    ['accept', may.accept],
    ['return', may.return],
    ['handOver', may.handOver],
  ];
  const reasonsAgainst = new Set(options.flatMap(([, possible]) => (possible.possible ? [] : [possible.why])));
  const field = form.field('choice');
  if (options.every(([, possible]) => !possible.possible)) return <WhyNot reasons={reasonsAgainst} />;
  return (
    <>
      <div id={field.id} tabIndex={-1}>
        <ControlGroup label="CMP Approval" required block invalid={field.invalid && !choice} message={field.message}>
          {options.map(([word, possible]) => (
            <Radio
              key={word}
              name="decision"
              checked={choice === word}
              disabled={!possible.possible || busy || unknown}
              onChange={() => choose(word)}
            >
              {words[word]}
            </Radio>
          ))}
        </ControlGroup>
      </div>
      <WhyNot reasons={reasonsAgainst} />
      {choice === 'return' && (
        <Textarea
          {...form.field('reason')}
          label="Reason"
          hint="The officer sees it with the plan."
          required
          block
          rows={4}
        />
      )}
      {choice === 'handOver' && <ManagerSelect field={form.field('managerId')} without={authors.map(({ id }) => id)} />}
      {choice && <p className={css['hint']}>{consequences[choice]}</p>}
    </>
  );
}

function WhyNot({ reasons }: { reasons: Set<string> }) {
  return [...reasons].map((why) => (
    <p key={why} className={css['asked']}>
      {why}
    </p>
  ));
}
