/** Why a command was not applied, who was first, and what to do now. */
import { Button } from '@ag.ds-next/react/button';
import { PageAlert } from '@ag.ds-next/react/page-alert';
import { Stack } from '@ag.ds-next/react/stack';
import { Text } from '@ag.ds-next/react/text';
import { TextLink } from '@ag.ds-next/react/text-link';
import { useMemo } from 'react';
import type { ProblemBody } from '../client/problem.ts';
import { processWord } from '../processes/words.ts';
import { signInAddress } from '../session/addresses.ts';
import { useSession } from '../session/session-context.ts';
import { formatInstant } from '../time/When.tsx';
import type { Command } from './useCommand.ts';

const whatToDo: Record<string, string> = {
  expired: 'What you typed is still here. Choose Save again to decide again.',
  unavailable: 'What you typed is still here. Try again in a moment.',
  internal: 'What you typed is still here. Try again; if it goes on, tell the operators.',
  tooMany: 'What you typed is still here. Wait a moment, then try again.',
  notSignedIn: 'Your session has ended. What you typed is still here: sign in, come back, and choose the button again.',
  templateChanged: 'What you filled in is still here. Look at the text as it is now, and preview it again.',
  previewDiffers: 'What you filled in is still here. Preview it again.',
  areaAdvice: 'What you composed is still here. Read the advice above the form, acknowledge it, and choose Send again.',
  priorActions: 'What you composed is still here. Record what is still open, and choose Send again.',
  claimConditions: 'What you composed is still here.',
  systemChoice: 'What you composed is still here. Choose Create EM, and answer the question again.',
  sendingStopped: 'What you composed is still here: send it when the stop is lifted.',
  preconditionFailed: 'Compare with what stands there now, then save again or close.',
};

type Props = {
  command: Pick<Command<never>, 'phase' | 'problem' | 'askAgain'>;
  /** The form's own summary says which fields are wrong. */
  inForm?: boolean;
};

export function CommandFailure({ command, inForm = false }: Props) {
  const { phase, problem, askAgain } = command;
  const again = useMemo(() => [problem], [problem]); // the same array while it is the same problem: else every letter typed would lose the focus
  if (!problem || (inForm && problem.errors.length > 0)) return null;
  if (phase === 'unknown') {
    return (
      <PageAlert tone="warning" title="It is not known yet whether this was applied" role="alert" focusOnMount>
        <Stack gap={0.75}>
          <Text as="p">
            {problem.code === 'noAnswer' ? `${problem.title} ${problem.detail ?? ''} ` : ''}Ask again: the same decision
            is never applied twice. Decide nothing else about this meanwhile.
          </Text>
          <div>
            <Button onClick={askAgain}>Ask again</Button>
          </div>
        </Stack>
      </PageAlert>
    );
  }
  const next = whatToDo[problem.code];
  const [title, ...more] = sentences(problem);
  return (
    <PageAlert tone="error" title={title} role="alert" focusOnMount focusOnUpdate={again}>
      <Stack gap={0.5}>
        {more.map((sentence) => (
          <Text as="p" key={sentence}>
            {sentence}
          </Text>
        ))}
        <WhoWasFirst problem={problem} />
        {next && <Text as="p">{next}</Text>}
        {problem.status === 401 && (
          <TextLink href={signInAddress()} target="_blank">
            Sign in again in a new tab
          </TextLink>
        )}
      </Stack>
    </PageAlert>
  );
}

/** What says most comes first: the API's own sentence where it has one for this very case. */
function sentences({ title, detail, errors }: ProblemBody): string[] {
  return detail ? [detail] : [title, ...errors.map(({ message }) => message)];
}

function WhoWasFirst({ problem: { first } }: { problem: ProblemBody }) {
  const { person, agencyTimeZone } = useSession();
  if (!first) return null;
  const who = !first.by ? 'It was' : first.by.id === person.id ? 'You' : first.by.name;
  return (
    <Text as="p">
      {who} {first.by ? 'chose' : ''} <strong>{processWord(first.what)}</strong> on{' '}
      {formatInstant(first.at, agencyTimeZone)}. The page now shows the present state.
    </Text>
  );
}
