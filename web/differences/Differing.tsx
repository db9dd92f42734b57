/** A text with what was added and removed, word by word; where hardly a word stayed, both texts whole. */
import css from './Differing.module.css';
import { differences } from './differences.ts';

export function Differing({ before, after }: { before: string; after: string }) {
  if (before === after) return after;
  const pieces = differences(before, after);
  const kept = pieces.reduce((length, { kind, text }) => (kind === 'same' ? length + text.trim().length : length), 0);
  const shown =
    kept * 3 < Math.min(before.length, after.length)
      ? [
          { kind: 'removed', text: `${before} ` },
          { kind: 'added', text: after },
        ]
      : pieces;
  return (
    <span className={css['text']}>
      {shown.map(({ kind, text }, index) => {
        if (kind === 'same') return <span key={index}>{text}</span>;
        return kind === 'added' ? <ins key={index}>{text}</ins> : <del key={index}>{text}</del>;
      })}
    </span>
  );
}
