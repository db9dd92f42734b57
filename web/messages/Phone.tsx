/** A message as the handset shows it (EM-20, EM-21). */
import type { ReactNode } from 'react';
import type { SmsLength } from '../../domain/electronic-messaging/segments.ts';
import css from './Phone.module.css';

type Props = {
  sender: string;
  /** To the letter, with its line breaks; null: there is none yet. */
  text: ReactNode | null;
  /** Below the handset: what the officer asks about it. */
  facts: [label: string, value: ReactNode][];
  title?: string;
};

export function Phone({ sender, text, facts, title = 'As the handset shows it' }: Props) {
  return (
    <section className={css['place']} aria-label={title}>
      <div className={css['phone']}>
        <p className={css['sender']}>{sender}</p>
        <div className={css['screen']}>
          {text === null ? (
            <p className={css['nothing']}>Choose a Group and a Type: the message stands here as you compose it.</p>
          ) : (
            <p className={css['bubble']}>{text}</p>
          )}
        </div>
      </div>
      <dl className={css['facts']}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Where a value is still to be filled in. */
export const Gap = ({ label }: { label: string }) => <mark className={css['gap']}>{label}</mark>;

/** `148 characters (GSM-7), 1 SMS segment`. */
export function lengthInWords({ encoding, characters, segments }: SmsLength): string {
  return `${characters} character${characters === 1 ? '' : 's'} (${encoding}), ${segments} SMS segment${segments === 1 ? '' : 's'}`;
}
