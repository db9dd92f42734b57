/** The whole way of a submission: each step, who, when, the reason, and what comes by itself (PS-24). */
import { planApprovalWords as words } from '../../domain/personalised-services/plan-approval-words.ts';
import type { Submission } from '../client/model.ts';
import { Timeline } from '../processes/Timeline.tsx';
import { planWord } from './words.ts';

type Props = { submission: Submission; level?: 'h2' | 'h3' };

export function PlanTimeline({ submission: { timeline, officerChanges, process }, level = 'h2' }: Props) {
  const ahead = { due: process.due, words };
  return <Timeline steps={timeline} level={level} word={planWord} changes={officerChanges} ahead={ahead} />;
}
