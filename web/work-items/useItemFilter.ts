/** What a list of items is narrowed to beside its state: due, come back to, what it is about. All of it stands in the address. */
import { itemDues, itemStates, type ItemDue, type ItemState } from '../../domain/work-items/item-filter.ts';
import type { Asked, Chip, Narrowing } from '../lists/list-types.ts';
import { useAddressWord } from '../lists/useAddressWord.ts';

const dueChips: Chip<ItemDue>[] = [
  { value: 'overdue', label: 'Overdue', count: 'overdue' },
  { value: 'atRisk', label: 'At risk', count: 'atRisk' },
  { value: 'week', label: 'Due in 7 days' },
  { value: 'none', label: 'No due date' },
];
const yes = ['true'] as const;
const followUpChips: Chip<'true'>[] = [{ value: 'true', label: 'To follow up' }];

export const stateChips: Chip<ItemState>[] = [
  { value: 'open', label: 'Open', count: 'open' },
  { value: 'onHold', label: 'On hold', count: 'onHold' },
  { value: 'finished', label: 'Finished' },
];

/** What of the address a saved filter keeps. */
export const itemFilterWords = ['state', 'sort', 'due', 'followUp', 'kind'] as const;

/** Takes the kinds that the list may hold. */
export function useItemFilter<Kind extends string>(kinds: readonly Chip<Kind>[]) {
  const state = useAddressWord('state', itemStates).value ?? 'open';
  const due = useAddressWord('due', itemDues);
  const followUp = useAddressWord('followUp', yes);
  const kind = useAddressWord(
    'kind',
    kinds.map(({ value }) => value),
  );
  const over = state === 'finished'; // what is finished is due no more
  const asked = {
    ...(due.value && !over ? { due: due.value } : {}),
    ...(followUp.value && !over ? { followUp: followUp.value } : {}),
    ...(kind.value ? { kind: kind.value } : {}),
  };
  const narrowings: Narrowing[] = [
    ...(over
      ? []
      : [
          { legend: 'Due', options: dueChips, chosen: due.value, choose: due.set },
          { legend: 'Follow up', options: followUpChips, chosen: followUp.value, choose: followUp.set },
        ]),
    { legend: 'About', options: kinds, chosen: kind.value, choose: kind.set, select: true },
  ];
  const narrowed = Object.keys(asked).length > 0;
  return { state, asked, narrowed, narrowings, key: JSON.stringify(asked) };
}

/** What is finished is looked up by when it was. */
export const latestFirst = <Sort extends string>(
  asked: Asked<Sort | 'closedAt', ItemState>,
): Asked<Sort | 'closedAt', ItemState> =>
  asked.state === 'finished' && !asked.sort ? { ...asked, sort: '-closedAt' } : asked;
