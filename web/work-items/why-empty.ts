import type { ItemState } from '../../domain/work-items/item-filter.ts';

type Empty = { title: string; text: string };

/** Why a list of items shows nothing. Takes what it shows, and what to say where nothing waits at all. */
export function whyEmpty(state: ItemState, narrowed: boolean, nothing: Empty): Empty {
  if (narrowed) return { title: 'Nothing here matches the filters.', text: 'Choose a filter again to take it off.' };
  switch (state) {
    case 'open':
      return nothing;
    case 'onHold':
      return {
        title: 'Nothing is on hold.',
        text: 'Select items of the open list and choose Hold until: they wait here until that day, or until they are overdue.',
      };
    case 'finished':
      return {
        title: 'Nothing is finished yet.',
        text: 'What is done, decided or handed over stays here to be looked up.',
      };
  }
}
