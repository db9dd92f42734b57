/** The approval of a plan as a picture: its stations, below them the days of the decision (PS-24). */
import { planApprovalWords } from '../../domain/personalised-services/plan-approval-words.ts';
import type { Submission } from '../client/model.ts';
import { DecisionDays } from '../processes/DecisionDays.tsx';
import { stationsOfWay } from '../processes/stations.ts';
import { WayPicture } from '../processes/WayPicture.tsx';
import { planStates } from './words.ts';

type Props = { submission: Submission; brief?: boolean };

/** `brief`: without the days of the decision, where it is decided and they are said beside it. */
export function PlanPicture({ submission, brief = false }: Props) {
  const { way } = planApprovalWords;
  if (!way) return null;
  const { submittedAt, decidedAt, state } = submission;
  return (
    <WayPicture
      stations={stationsOfWay(way, submission, [submittedAt, decidedAt], planStates[state].word)}
      of="the plan"
    >
      {!brief && <DecisionDays subject={submission} words={planApprovalWords} />}
    </WayPicture>
  );
}
