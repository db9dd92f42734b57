/** A form's texts, checked on leaving a field and on save; nothing typed is ever lost by a failure. */
import { useId, useState, type ChangeEvent } from 'react';
import type { FieldError } from '../client/problem.ts';

type Texts = Record<string, string>;
type Errors<T extends Texts> = Partial<Record<keyof T, string>>;
type Changed = ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>;

export type Form<T extends Texts> = {
  values: T;
  /** Something differs from what the form began with. */
  dirty: boolean;
  set: (name: keyof T & string, value: string) => void;
  /** Everything that an AgDS field needs, by spreading. */
  field: (name: keyof T & string) => FieldProps;
  /** Fields in error with the address of each, for the summary; empty until saving was tried. */
  summary: { href: string | null; message: string }[];
  /** Counts the tries, so that the summary takes the focus each time. */
  tries: number;
  /** Checks all and calls `then` when nothing is wrong. */
  submit: (then: (values: T) => void) => void;
};
export type FieldProps = {
  id: string;
  name: string;
  value: string;
  onChange: (event: Changed) => void;
  onBlur: () => void;
  invalid: boolean;
  message: string;
};

/** Takes the texts to begin with, what is wrong with given texts, and what the server found wrong. */
export function useForm<T extends Texts>(
  initial: T,
  check: (values: T) => Errors<T>,
  fromServer: readonly FieldError[] = [],
): Form<T> {
  const prefix = useId();
  const [began] = useState(initial);
  const [values, setValues] = useState(initial);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tries, setTries] = useState(0);
  const [changedSince, setChangedSince] = useState<ReadonlySet<string>>(new Set()); // the server's word no longer holds

  const idOf = (name: string) => `${prefix}${name}`;
  const found = check(values);
  const serverSays = (name: string) =>
    changedSince.has(name) ? undefined : fromServer.find(({ field }) => isAbout(field, name))?.message;
  const error = (name: keyof T & string) => serverSays(name) ?? (tries > 0 || left.has(name) ? found[name] : undefined);
  const names: (keyof T & string)[] = Object.keys(initial);

  const elsewhere = fromServer.flatMap(({ field, message }) =>
    names.some((name) => isAbout(field, name)) ? [] : [{ href: null, message }],
  );

  const set = (name: keyof T & string, value: string) => {
    setValues((now) => ({ ...now, [name]: value }));
    setChangedSince((now) => new Set(now).add(name));
  };
  return {
    values,
    dirty: names.some((name) => values[name] !== began[name]),
    set,
    field: (name) => ({
      id: idOf(name),
      name,
      value: values[name] ?? '',
      onChange: (event) => set(name, event.target.value),
      onBlur: () => {
        // an error shown now would move the button from under the pointer that is pressing it: the click would be lost
        if (document.querySelector('button:active')) return;
        // leaving an untouched field on the way to Close is no mistake
        if (values[name] !== began[name]) setLeft((now) => new Set(now).add(name));
      },
      invalid: Boolean(error(name)),
      message: error(name) ?? '',
    }),
    summary:
      tries === 0 && fromServer.length === 0
        ? []
        : [
            ...names.flatMap((name) => {
              const message = error(name);
              return message ? [{ href: `#${idOf(name)}`, message }] : [];
            }),
            ...elsewhere,
          ],
    tries,
    submit: (then) => {
      setTries((n) => n + 1);
      setChangedSince(new Set());
      if (Object.values(found).every((message) => !message)) then(values);
    },
  };
}

/** Does what the server calls `field` (`body.phones.0.number`) mean the form's field of this name? */
const isAbout = (field: string, name: string) => field === name || field.endsWith(`.${name}`);
