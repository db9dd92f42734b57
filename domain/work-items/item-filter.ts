/** What a list of work items can be narrowed to: the same words for every such list. */
export const itemStates = ['open', 'onHold', 'finished'] as const;
export type ItemState = (typeof itemStates)[number];

/** `week`: due within seven days. */
export const itemDues = ['overdue', 'atRisk', 'week', 'none'] as const;
export type ItemDue = (typeof itemDues)[number];

export type ItemFilter = {
  state: ItemState;
  due?: ItemDue | undefined;
  /** One kind of item. */
  kind?: string | undefined;
  /** Only those whose follow-up day has come. */
  followUp?: boolean | undefined;
};

/** Lists that somebody may keep filters of. */
export const filteredLists = ['csoActions', 'workItems', 'managerActions', 'operatorActions'] as const;
export type FilteredList = (typeof filteredLists)[number];

/** How many somebody may keep of one list. */
export const mostFilters = 20;
