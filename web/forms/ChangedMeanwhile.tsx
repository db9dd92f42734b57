/** Somebody else saved while something was typed here: what they changed, and the choice. */
import { Button } from '@ag.ds-next/react/button';
import { PageAlert } from '@ag.ds-next/react/page-alert';
import { Text } from '@ag.ds-next/react/text';
import type { ReactNode } from 'react';
import css from './forms.module.css';
import type { Meanwhile, RevisedForm } from './useRevisedForm.ts';

type Props<T extends Record<string, string>> = {
  /** "This template" */
  what: string;
  meanwhile: Meanwhile<T>;
  labels: Record<keyof T & string, string>;
  /** A value as people read it; without it as it stands in the form. */
  show?: (field: keyof T & string, text: string) => ReactNode;
};

export function ChangedMeanwhile<T extends Record<string, string>>({ what, meanwhile, labels, show }: Props<T>) {
  const { before, now, fields, typed, take } = meanwhile;
  const both = fields.filter((field) => typed.includes(field));
  const shown = (field: keyof T & string, text: string | undefined) => show?.(field, text ?? '') ?? (text || 'nothing');
  return (
    <PageAlert tone="warning" title={`${what} was changed by somebody else meanwhile`} role="alert">
      <ul className={css['changes']}>
        {fields.map((field) => (
          <li key={field}>
            {labels[field]}: {shown(field, before[field])} → <strong>{shown(field, now[field])}</strong>
            {both.includes(field) && ' (you changed this too)'}
          </li>
        ))}
      </ul>
      <Text as="p">
        What you typed is still in the form. Go on with theirs beside it, then choose Save
        {both.length > 0 &&
          `: where both changed the same (${both.map((field) => labels[field]).join(', ')}), yours replaces theirs`}
        .
      </Text>
      <div>
        <Button variant="secondary" size="sm" onClick={take}>
          Go on with their changes
        </Button>
      </div>
    </PageAlert>
  );
}

/** What came in from others by itself, where nothing was typed. */
export function TakenFromOthers<T extends Record<string, string>>({
  taken,
  labels,
}: Pick<RevisedForm<T>, 'taken'> & Pick<Props<T>, 'labels'>) {
  if (taken.length === 0) return null;
  return (
    <output className={css['taken']}>
      <strong>Changed by others just now:</strong> {taken.map((field) => labels[field]).join(', ')}. The page shows the
      present state.
    </output>
  );
}
