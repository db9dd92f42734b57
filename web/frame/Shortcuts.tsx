/** The shortcuts of the present page, under `?`. */
import { Checkbox } from '@ag.ds-next/react/checkbox';
import { useEffect, useSyncExternalStore } from 'react';
import { isShortcut, useAllShortcuts, useSingleKeysWanted, wantSingleKeys } from './shortcuts.ts';
import css from './Shortcuts.module.css';
import { Window } from './Window.tsx';

let open = false;
const listeners = new Set<() => void>();
/** Shows or closes the window. */
export function showShortcuts(on: boolean): void {
  open = on;
  for (const listener of listeners) listener();
}

export function Shortcuts() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => open,
  );
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '?' || !isShortcut(event)) return;
      event.preventDefault();
      showShortcuts(true);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return shown && <ShortcutsWindow />;
}

function ShortcutsWindow() {
  const wanted = useSingleKeysWanted();
  return (
    <Window title="Shortcuts" onClose={() => showShortcuts(false)}>
      <dl className={css['shortcuts']}>
        {useAllShortcuts().map(({ keys, what }) => (
          <div key={what}>
            <dt>
              {keys.map((key, i) => (
                <span key={key}>
                  {i > 0 && ' or '}
                  <kbd className={css['key']}>{key}</kbd>
                </span>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <Checkbox checked={wanted} onChange={({ target }) => wantSingleKeys(target.checked)}>
        Use single keys as shortcuts in this browser
      </Checkbox>
    </Window>
  );
}
