import { consultationItem } from '../../../domain/electronic-messaging/fdv-consultation.ts';
import { incidentTaskKinds, incidentTaskWords } from '../../../domain/incidents/incident.ts';
import type { BelongingKind } from '../../../domain/people/belonging.ts';
import type { Belonging } from '../../client/model.ts';
import { itemWordsOfOthers } from '../../work-items/kinds.ts';
import { itemKind } from '../service-manager-actions-list/item-kinds.ts';

const kinds: Record<Exclude<BelongingKind, 'decision' | 'workItem' | 'incident'>, string> = {
  customer: 'PS customer',
  delegation: 'Delegate of',
  staff: 'Manager of',
};

const incidentWords = (what: string): string => {
  const task = incidentTaskKinds.find((each) => each === what);
  return task ? incidentTaskWords[task].what : 'Interview about a message received in error';
};

/** What a line is about: the API names an item's kind. */
export function whatInWords({ kind, what }: Belonging): string {
  if (kind === 'workItem' || what === consultationItem) return itemWordsOfOthers({ kind: what });
  if (kind === 'incident') return incidentWords(what);
  if (kind === 'decision') return `Decision: ${itemKind(what)}`;
  return kinds[kind];
}
