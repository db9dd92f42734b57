/** What can be done with the selected rows; in sight however long the list is. */
import { Button } from '@ag.ds-next/react/button';
import type { BulkAction } from './bulk-types.ts';
import css from './Bulk.module.css';
import type { Bulk } from './useBulk.ts';
import type { Selection } from './useSelection.ts';

type Props<Row> = {
  selection: Selection<Row>;
  actions: readonly BulkAction<Row>[];
  bulk: Bulk<Row>;
  /** Selected rows of this page. */
  here: number;
  /** The action that is being asked about, by its label; kept above, where shortcuts begin one too. */
  asking: string | null;
  onAsk: (label: string | null) => void;
};

export function BulkBar<Row>({ selection, actions, bulk, here, asking, onAsk }: Props<Row>) {
  const { rows } = selection;
  const busy = bulk.run?.busy ?? false;
  const offered = actions.filter(({ hidden }) => !hidden?.(rows));
  const asked = actions.find(({ label }) => label === asking);
  const elsewhere = rows.length - here;
  if (rows.length === 0) return null;
  return (
    <section className={css['bar']} aria-label="Selected">
      <output className={css['selected']}>
        <b>{rows.length} selected</b>
        {elsewhere > 0 && `, ${elsewhere} of them not on this page`}
      </output>
      {offered.map((action) => (
        <Button
          key={action.label}
          variant="secondary"
          size="sm"
          disabled={busy || rows.every((row) => action.bar?.(row))}
          onClick={() => begin(action, bulk, rows, onAsk)}
          {...(action.shortcut ? { 'aria-keyshortcuts': action.shortcut } : {})}
        >
          {action.label}
        </Button>
      ))}
      <Button variant="text" size="sm" onClick={selection.clear} disabled={busy}>
        Clear selection
      </Button>
      {asked &&
        'ask' in asked &&
        asked.ask({
          rows,
          onGo: (plan) => {
            onAsk(null);
            bulk.start(asked, plan, rows);
          },
          onCancel: () => onAsk(null),
        })}
    </section>
  );
}

/** Asks what is still to be known, or begins at once. */
export function begin<Row>(
  action: BulkAction<Row>,
  bulk: Bulk<Row>,
  rows: readonly Row[],
  onAsk: (label: string) => void,
): void {
  if (bulk.run?.busy) return;
  if ('plan' in action) bulk.start(action, action.plan, rows);
  else onAsk(action.label);
}
