/** Somebody saved the plan while this window was open: what stands there now, and the choice. */
import { Button } from '@ag.ds-next/react/button';
import { PageAlert } from '@ag.ds-next/react/page-alert';
import { Text } from '@ag.ds-next/react/text';
import type { PersonalisedServices } from '../../client/model.ts';
import { formatDate } from '../../time/When.tsx';

type Plan = NonNullable<PersonalisedServices['plan']>;
type Props = { part: 'Core Issue' | 'Trigger'; plan: Plan; onTake: () => void };

export function PresentPart({ part, plan, onTake }: Props) {
  return (
    <PageAlert tone="warning" title="The plan was saved while this window was open" role="alert">
      <Text as="p">
        {part} now: {part === 'Core Issue' ? coreIssue(plan) : trigger(plan)}
      </Text>
      <Text as="p">Close to keep that. Or replace it with what is typed here: choose the button, then Save.</Text>
      <div>
        <Button variant="secondary" size="sm" onClick={onTake}>
          Replace it with mine
        </Button>
      </div>
    </PageAlert>
  );
}

const coreIssue = ({ coreIssue: now }: Plan) =>
  now ? `${now.type}, stacking document ${formatDate(now.stackingDocumentDate)}.` : 'not filled in.';
const trigger = ({ trigger: now }: Plan) =>
  now ? `segment “${now.segment}”, issue “${now.issue}”.` : 'not filled in.';
