/** What a list is narrowed to at present, as its address says and a saved filter keeps it: word by word. */
import { useSearchParams, useLocation } from 'react-router';

export type ShownFilter = Readonly<Record<string, string>>;

/** `words`: what of the address belongs to the filter. Gives it, and how all of it is changed at once. */
export function useShownFilter(words: readonly string[]) {
  const [params, setParams] = useSearchParams();
  const { state: kept }: { state: unknown } = useLocation();
  const shown: ShownFilter = Object.fromEntries(
    words.flatMap((word) => {
      const value = params.get(word);
      return value === null ? [] : [[word, value]];
    }),
  );
  return {
    shown,
    show: (filter: object) =>
      setParams(
        (now) => {
          const next = inAddress(filter);
          for (const word of words) {
            const value = next[word];
            if (value === undefined) now.delete(word);
            else now.set(word, value);
          }
          return now;
        },
        { replace: true, preventScrollReset: true, state: kept },
      ),
  };
}

export const sameFilter = (one: object, other: object): boolean => {
  const a = inAddress(one);
  const b = inAddress(other);
  const words = Object.keys(a);
  return words.length === Object.keys(b).length && words.every((word) => a[word] === b[word]);
};

/** As the API keeps it (numbers, yes and no, several of a kind) to words of the address. */
function inAddress(filter: object): ShownFilter {
  return Object.fromEntries(
    Object.entries(filter).flatMap(([word, value]: [string, unknown]) => {
      const one = inWord(value);
      return one === null ? [] : [[word, one]];
    }),
  );
}

function inWord(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? value.join(',') : null;
}
