/** Filters that somebody has named for themselves, kept by the server: apply, save what is shown, rename, replace, remove. */
import { Button } from '@ag.ds-next/react/button';
import { TextInput } from '@ag.ds-next/react/text-input';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FilteredList } from '../../domain/work-items/item-filter.ts';
import type { SavedFilter } from '../client/model.ts';
import { CommandFailure } from '../commands/CommandFailure.tsx';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import { atMost, filled } from '../forms/checks.ts';
import { useForm } from '../forms/useForm.ts';
import { Confirmation } from '../frame/Confirmation.tsx';
import css from './List.module.css';
import { savedFiltersQuery, useSavedFilters } from './saved-filters.ts';
import { sameFilter, useShownFilter } from './shown-filter.ts';

type Props = {
  list: FilteredList;
  /** What of the address is the list's filter. */
  words: readonly string[];
};

export function SavedFilters({ list, words }: Props) {
  const saved = useQuery(savedFiltersQuery(list)).data?.items ?? [];
  const { shown, show } = useShownFilter(words);
  const [asking, setAsking] = useState<'save' | 'rename' | 'remove' | null>(null);
  const [lastId, setLastId] = useState<string | null>(null);
  const filters = useSavedFilters(list, () => setAsking(null));
  const current = saved.find(({ filter }) => sameFilter(filter, shown));
  /** Applied, and something was changed since: it can be replaced. */
  const last = current ?? saved.find(({ id }) => id === lastId);
  const narrowed = Object.keys(shown).length > 0;
  if (saved.length === 0 && !narrowed) return null;
  return (
    <div className={css['saved']}>
      <span className={css['savedWord']}>Saved filters</span>
      <ul className={css['savedList']} aria-label="Saved filters">
        {saved.map((each) => (
          <li key={each.id}>
            <button
              type="button"
              className={css['chip']}
              aria-pressed={each.id === current?.id}
              onClick={() => {
                setLastId(each.id);
                show(each.id === current?.id ? {} : each.filter);
              }}
            >
              {each.name}
            </button>
          </li>
        ))}
      </ul>
      {current ? (
        <>
          <Button variant="text" size="sm" onClick={() => setAsking('rename')}>
            Rename
          </Button>
          <Button variant="text" size="sm" onClick={() => setAsking('remove')}>
            Remove
          </Button>
        </>
      ) : (
        narrowed && (
          <>
            <Button variant="text" size="sm" onClick={() => setAsking('save')}>
              Save this filter
            </Button>
            {last && (
              <Button
                variant="text"
                size="sm"
                loading={filters.replace.phase === 'busy'}
                loadingLabel="Saving"
                onClick={() => filters.replace.run({ id: last.id, name: last.name, filter: shown })}
              >
                {`Replace “${last.name}”`}
              </Button>
            )}
          </>
        )
      )}
      <CommandFailure command={filters.replace} />
      {(asking === 'save' || (asking === 'rename' && current)) && (
        <NameQuestion
          filter={asking === 'rename' ? (current ?? null) : null}
          taken={saved}
          command={asking === 'rename' ? filters.replace : filters.save}
          onName={(name) => {
            if (asking === 'rename' && current) filters.replace.run({ id: current.id, name, filter: current.filter });
            else filters.save.run({ name, filter: shown });
          }}
          onCancel={() => setAsking(null)}
        />
      )}
      {asking === 'remove' && current && (
        <Confirmation
          title={`Remove “${current.name}”?`}
          confirm="Remove"
          busy={filters.remove.phase === 'busy'}
          onConfirm={() => filters.remove.run({ id: current.id })}
          onCancel={() => setAsking(null)}
        >
          <p>The filter is gone then; the items of the list stay as they are.</p>
          <CommandFailure command={filters.remove} />
        </Confirmation>
      )}
    </div>
  );
}

type Question = {
  /** The one that gets another name; null: a new one. */
  filter: SavedFilter | null;
  taken: readonly SavedFilter[];
  command: ReturnType<typeof useSavedFilters>['save' | 'replace'];
  onName: (name: string) => void;
  onCancel: () => void;
};

function NameQuestion({ filter, taken, command, onName, onCancel }: Question) {
  const form = useForm(
    { name: filter?.name ?? '' },
    ({ name }) => ({
      ...(filled('name', name, 'Enter a name for the filter.') ?? atMost('name', name, 60)),
      ...(taken.some((each) => each.id !== filter?.id && each.name === name.trim())
        ? { name: 'Another filter of yours has this name.' }
        : {}),
    }),
    command.problem?.errors,
  );
  const go = () => form.submit(({ name }) => onName(name.trim()));
  return (
    <Confirmation
      title={filter ? `Rename “${filter.name}”` : 'Save this filter'}
      confirm="Save"
      busy={command.phase === 'busy'}
      disabled={command.phase === 'unknown'}
      onConfirm={go}
      onCancel={onCancel}
    >
      <form
        className={css['nameForm']}
        noValidate
        aria-label="Name of the filter"
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        <ErrorSummary form={form} />
        <CommandFailure command={command} inForm />
        <TextInput
          {...form.field('name')}
          label="Name"
          hint="Only you see it. It keeps what the list shows and in which order, no customer."
          required
          hideOptionalLabel
          autoComplete="off"
          maxWidth="xl"
        />
      </form>
    </Confirmation>
  );
}
