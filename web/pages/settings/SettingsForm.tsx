/** A form of settings that are saved as one, with what somebody else saved meanwhile. */
import { Button } from '@ag.ds-next/react/button';
import type { ReactNode } from 'react';
import { CommandFailure } from '../../commands/CommandFailure.tsx';
import { ChangedMeanwhile, TakenFromOthers } from '../../forms/ChangedMeanwhile.tsx';
import { ErrorSummary } from '../../forms/ErrorSummary.tsx';
import type { RevisedForm } from '../../forms/useRevisedForm.ts';
import css from './Settings.module.css';

type Props<T extends Record<string, string>> = {
  name: string;
  revised: RevisedForm<T>;
  labels: Record<keyof T & string, string>;
  show?: (field: keyof T & string, text: string) => ReactNode;
  onSave: (texts: T) => void;
  children: ReactNode;
};

export function SettingsForm<T extends Record<string, string>>({
  name,
  revised: { form, command, meanwhile, mine, taken },
  labels,
  show,
  onSave,
  children,
}: Props<T>) {
  return (
    <form
      className={css['form']}
      noValidate
      aria-label={name}
      onSubmit={(event) => {
        event.preventDefault();
        form.submit(onSave);
      }}
    >
      <ErrorSummary form={form} />
      <CommandFailure command={command} inForm />
      {meanwhile && (
        <ChangedMeanwhile what={`“${name}”`} meanwhile={meanwhile} labels={labels} {...(show ? { show } : {})} />
      )}
      <TakenFromOthers taken={taken} labels={labels} />
      {children}
      <div className={css['save']}>
        <Button
          type="submit"
          loading={command.phase === 'busy'}
          loadingLabel="Saving"
          disabled={mine.length === 0 || command.phase === 'unknown'}
        >
          Save
        </Button>
        {mine.length > 0 && <span>Not saved yet: {mine.map((field) => labels[field]).join(', ')}</span>}
      </div>
    </form>
  );
}
