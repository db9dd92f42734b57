/** CSID, name or mobile from anywhere; `/` goes to it. What is searched for never stands in an address. */
import { Button } from '@ag.ds-next/react/button';
import { SearchIcon } from '@ag.ds-next/react/icon';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { answer, api } from '../client/client.ts';
import css from './SearchBox.module.css';
import { addresses } from './menu.ts';
import { isShortcut } from './shortcuts.ts';

export function SearchBox() {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const navigate = useNavigate();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || !isShortcut(event)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  const [busy, setBusy] = useState(false);
  const search = async (event: FormEvent) => {
    event.preventDefault();
    const wanted = text.trim();
    if (!wanted || busy) return;
    setBusy(true);
    const only = await onlyCustomer(wanted);
    setBusy(false);
    setText('');
    if (only) void navigate(addresses.customer(only));
    else void navigate(addresses.customerSearch, { state: { searchFor: { text: wanted } } });
  };
  return (
    <search className={css['place']}>
      <form className={css['search']} onSubmit={(event) => void search(event)}>
        <label className={css['label']} htmlFor="search-box">
          Find a customer by CSID, name or mobile
        </label>
        <input
          ref={input}
          id="search-box"
          className={css['input']}
          type="search"
          autoComplete="off"
          spellCheck={false}
          placeholder="CSID, name or mobile ( / )"
          aria-keyshortcuts="/"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit" size="sm" loading={busy} iconBefore={SearchIcon} aria-label="Search customers">
          <span className={css['word']}>Search</span>
        </Button>
      </form>
    </search>
  );
}

/** The one customer who is meant, if it is one: then no list stands between. A failure shows on the search page. */
async function onlyCustomer(text: string): Promise<string | null> {
  try {
    const { items, total } = await answer(api.POST('/customers/search', { body: { text, limit: 2 } }));
    return total === 1 ? (items[0]?.id ?? null) : null;
  } catch {
    return null;
  }
}
