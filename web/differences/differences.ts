/** What differs between two texts, word by word. */
export type Piece = { kind: 'same' | 'added' | 'removed'; text: string };

/** In reading order; of what was replaced, the removed words come first. */
export function differences(before: string, after: string): Piece[] {
  const [a, b] = [words(before), words(after)];
  const common = commonLengths(a, b);
  const pieces: Piece[] = [];
  const add = (kind: Piece['kind'], text: string) => {
    const last = pieces.at(-1);
    if (last?.kind === kind) last.text += text;
    else pieces.push({ kind, text });
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [old = '', next = ''] = [a[i], b[j]];
    if (i < a.length && j < b.length && old === next) {
      add('same', old);
      i++;
      j++;
    } else if (i < a.length && (j === b.length || lengthAt(common, i + 1, j) >= lengthAt(common, i, j + 1))) {
      add('removed', old);
      i++;
    } else {
      add('added', next);
      j++;
    }
  }
  return pieces;
}

const words = (text: string): string[] => text.match(/\S+\s*|\s+/g) ?? [];
const lengthAt = (common: readonly number[][], i: number, j: number): number => common[i]?.[j] ?? 0;

/** How many words what follows `i` and what follows `j` have in common, in order. */
function commonLengths(a: readonly string[], b: readonly string[]): number[][] {
  const common = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const row = common[i];
      if (!row) continue;
      row[j] =
        a[i] === b[j]
          ? lengthAt(common, i + 1, j + 1) + 1
          : Math.max(lengthAt(common, i + 1, j), lengthAt(common, i, j + 1));
    }
  return common;
}
