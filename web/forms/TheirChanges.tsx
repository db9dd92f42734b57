/** Somebody else saved while something was typed here: what they changed, and the choice. Nothing typed is lost. */
import { Button } from '@ag.ds-next/react/button';
import { PageAlert } from '@ag.ds-next/react/page-alert';
import { Text } from '@ag.ds-next/react/text';
import css from './forms.module.css';

export type TheirChange = { label: string; before: string; now: string; both: boolean };
type Props = {
  /** Who it was, where it is known. */
  by: string | null;
  changes: readonly TheirChange[];
  onTake: () => void;
};

export function TheirChanges({ by, changes, onTake }: Props) {
  if (changes.length === 0) return null;
  const both = changes.filter((change) => change.both).map(({ label }) => label);
  return (
    <PageAlert tone="warning" title={`${by ?? 'Somebody else'} changed this meanwhile`} role="alert">
      <ul className={css['changes']}>
        {changes.map(({ label, before, now, both: twice }) => (
          <li key={label}>
            {label}: {before || 'none'} → <strong>{now || 'none'}</strong>
            {twice && ' (you changed this too)'}
          </li>
        ))}
      </ul>
      <Text as="p">
        What you typed is still here. Go on with theirs beside it, then choose Save
        {both.length > 0 && `: where both changed the same (${both.join(', ')}), yours replaces theirs`}.
      </Text>
      <div>
        <Button variant="secondary" size="sm" onClick={onTake}>
          Go on with their changes
        </Button>
      </div>
    </PageAlert>
  );
}
