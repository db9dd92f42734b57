/**
 * A form on a record that others change too (RS-3): what they save comes into the fields that were not touched; where something else was
 * typed, the person chooses. What is saved replaces what the form stands on and nothing newer.
 */
import type { CommandState } from '../commands/useCommand.ts';
import type { Form } from './useForm.ts';

type Texts = Record<string, string>;
/** What the form stands on: the record as it was read. `sent`: what was saved of it just now, perhaps in another spelling. */
export type Stand<T> = { revision: number; texts: T; sent?: T };

/** `now`: as the record was read last. `base` is the form’s own state; after a save it is the record that was answered, with `sent`. */
export function useStandsOn<T extends Texts>(
  form: Form<T>,
  now: Stand<T>,
  [base, setBase]: [Stand<T>, (base: Stand<T>) => void],
  command: { phase: CommandState['phase']; forget: () => void },
) {
  const { revision, texts, sent } = base;
  const names: (keyof T & string)[] = Object.keys(texts);
  if (sent) {
    for (const name of names) if (form.values[name] === sent[name]) form.set(name, texts[name] ?? '');
    setBase({ revision, texts });
  }
  const differing = (a: T, b: T) => names.filter((name) => a[name] !== b[name]);
  /** What was typed and is not saved. */
  const mine = differing(texts, form.values);
  const theirs = differing(texts, now.texts);
  const isNewer = now.revision > revision && command.phase !== 'busy' && command.phase !== 'unknown';
  const take = () => {
    for (const name of theirs) if (!mine.includes(name)) form.set(name, now.texts[name] ?? '');
    setBase(now);
    if (theirs.length > 0) command.forget();
  };
  if (isNewer && (mine.length === 0 || theirs.length === 0)) take();
  return {
    mine,
    /** What others changed meanwhile, where it is for the person to choose. */
    theirs: isNewer && mine.length > 0 ? theirs : [],
    take,
  };
}
