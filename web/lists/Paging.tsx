import { Button } from '@ag.ds-next/react/button';
import css from './List.module.css';

type Props = { number: number; more: boolean; onNext: () => void; onPrevious: () => void };

export function Paging({ number, more, onNext, onPrevious }: Props) {
  return (
    <nav className={css['paging']} aria-label="Pages of the list">
      <Button variant="secondary" size="sm" onClick={onPrevious} disabled={number === 1}>
        Previous page
      </Button>
      <span aria-live="polite">Page {number}</span>
      <Button variant="secondary" size="sm" onClick={onNext} disabled={!more}>
        Next page
      </Button>
    </nav>
  );
}
