/** A small form in its place on the page: nothing is recorded before Save, and nothing typed is lost by a failure. */
import { Button } from '@ag.ds-next/react/button';
import { useEffect, useRef, type ReactNode } from 'react';
import { CommandFailure } from '../commands/CommandFailure.tsx';
import type { Command } from '../commands/useCommand.ts';
import { ErrorSummary } from '../forms/ErrorSummary.tsx';
import type { Form } from '../forms/useForm.ts';
import css from './CustomerRecords.module.css';

type Props = {
  /** The verb that opened it. */
  title: string;
  form: Pick<Form<Record<string, string>>, 'summary' | 'tries'>;
  command: Pick<Command<never>, 'phase' | 'problem' | 'askAgain'>;
  onSave: () => void;
  onCancel: () => void;
  children: ReactNode;
};

export function InlineForm({ title, form, command, onSave, onCancel, children }: Props) {
  const itself = useRef<HTMLFormElement>(null);
  useEffect(() => {
    itself.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, []);
  return (
    <form
      ref={itself}
      className={css['form']}
      noValidate
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      <h3 className={css['formTitle']}>{title}</h3>
      <ErrorSummary form={form} />
      <CommandFailure command={command} inForm />
      {children}
      <div className={css['buttons']}>
        <Button
          type="submit"
          size="sm"
          loading={command.phase === 'busy'}
          loadingLabel="Saving"
          disabled={command.phase === 'unknown'}
        >
          Save
        </Button>
        <Button variant="secondary" size="sm" onClick={onCancel} disabled={command.phase === 'busy'}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
