/** Finds something within a list, customers by CSID or name where nothing else is said; what is searched for stands in no address. */
import { Button } from '@ag.ds-next/react/button';
import { useId, useState } from 'react';
import css from './List.module.css';

type Props = {
  /** What is searched for now; '': the whole list. */
  sought: string;
  onSearch: (text: string) => void;
  /** What is searched, and by what. */
  label?: string;
  placeholder?: string;
};

export function SearchWithin({
  sought,
  onSearch,
  label = 'Search this list by CSID or name',
  placeholder = 'CSID or name',
}: Props) {
  const id = useId();
  const [text, setText] = useState(sought);
  return (
    <search>
      <form
        className={css['search']}
        onSubmit={(event) => {
          event.preventDefault();
          onSearch(text.trim());
        }}
      >
        <label htmlFor={id} className={css['hidden']}>
          {label}
        </label>
        <input
          id={id}
          className={css['sought']}
          type="search"
          autoComplete="off"
          spellCheck={false}
          placeholder={placeholder}
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            if (target.value === '' && sought !== '') onSearch(''); // the field's own cross
          }}
        />
        <Button type="submit" variant="secondary" size="sm">
          Search list
        </Button>
        {sought !== '' && (
          <Button
            variant="text"
            size="sm"
            onClick={() => {
              setText('');
              onSearch('');
            }}
          >
            Show all
          </Button>
        )}
      </form>
    </search>
  );
}
