import { StatusBadge } from '@ag.ds-next/react/status-badge';
import { planStates, type PlanState } from './words.ts';

/** The word first, colour and sign second. */
export function PlanStateBadge({ state }: { state: PlanState }) {
  const { word, tone } = planStates[state];
  return <StatusBadge label={word} tone={tone} appearance="subtle" />;
}
