/**
 * A form on a record that several people may change. What others save meanwhile comes into the fields that were not touched; where
 * something was typed the person is told and chooses: nothing typed is lost, and nothing is overwritten unseen.
 */
import { useState } from 'react';
import { useCommand, type Command } from '../commands/useCommand.ts';
import { useForm, type Form } from './useForm.ts';

type Texts = Record<string, string>;
/** As it was read: its fields as texts, and the revision for `If-Match`. */
export type Revised<T extends Texts> = { revision: number; texts: T };
type Field<T extends Texts> = keyof T & string;
/** What another person saved while something was typed here. */
export type Meanwhile<T extends Texts> = {
  before: T;
  now: T;
  /** What they changed. */
  fields: Field<T>[];
  /** What was changed here and is not saved. */
  typed: Field<T>[];
  take: () => void;
};
export type RevisedForm<T extends Texts, Input = never> = {
  form: Form<T>;
  command: Command<Input>;
  /** What is saved replaces this and nothing newer. */
  revision: number;
  /** The fields that differ from what is saved. */
  mine: Field<T>[];
  /** What came in from others just now. */
  taken: Field<T>[];
  meanwhile: Meanwhile<T> | null;
};
type Asked<T extends Texts, Input, Result> = {
  read: Revised<T>;
  check: (texts: T) => Partial<Record<keyof T, string>>;
  /** With `If-Match`. */
  send: Parameters<typeof useCommand<Input, Result>>[0];
  /** The record in the answer; null: the form ends with it. */
  answered: (result: Result) => Revised<T> | null;
  onDone: (result: Result) => void;
};

export function useRevisedForm<T extends Texts, Input, Result>({
  read,
  check,
  send,
  answered,
  onDone,
}: Asked<T, Input, Result>): RevisedForm<T, Input> {
  const [base, setBase] = useState(read);
  const [saved, setSaved] = useState<Revised<T> | null>(null);
  const [taken, setTaken] = useState<Field<T>[]>([]);
  const command = useCommand<Input, Result>(send, (result) => {
    setSaved(answered(result));
    onDone(result);
  });
  const form = useForm(base.texts, check, command.problem?.errors);
  const fill = (fields: readonly Field<T>[], texts: T) => {
    for (const field of fields) form.set(field, texts[field] ?? '');
  };
  if (saved) {
    fill(differing(saved.texts, form.values), saved.texts);
    setBase(saved);
    setSaved(null);
    setTaken([]);
  }
  const mine = differing(base.texts, form.values);
  const theirs = differing(base.texts, read.texts);
  const isNewer = read.revision > base.revision && command.phase !== 'busy' && command.phase !== 'unknown' && !saved;
  const take = () => {
    fill(
      theirs.filter((field) => !mine.includes(field)),
      read.texts,
    );
    setBase(read);
    setTaken(mine.length > 0 ? [] : theirs);
    if (theirs.length > 0) command.forget();
  };
  const mustChoose = isNewer && mine.length > 0 && theirs.length > 0;
  if (isNewer && !mustChoose) take();
  return {
    form,
    command,
    revision: base.revision,
    mine,
    taken,
    meanwhile: mustChoose ? { before: base.texts, now: read.texts, fields: theirs, typed: mine, take } : null,
  };
}

const differing = <T extends Texts>(a: T, b: T): Field<T>[] => {
  const fields: Field<T>[] = Object.keys(a);
  return fields.filter((field) => a[field] !== b[field]);
};
