/** A word that the address keeps, so that reload, link and the way back find it; it names nobody. */
import { useLocation, useSearchParams } from 'react-router';

/** Takes the word's name and what it may be. Gives what it is now, and how it is changed. */
export function useAddressWord<const Value extends string>(
  name: string,
  values: readonly Value[],
): { value: Value | undefined; set: (value: string | undefined) => void } {
  const [params, setParams] = useSearchParams();
  const { state: kept }: { state: unknown } = useLocation(); // what the entry of the history holds beside
  const given = params.get(name);
  return {
    value: values.find((value) => value === given),
    set: (value) =>
      setParams(
        (now) => {
          if (value === undefined) now.delete(name);
          else now.set(name, value);
          return now;
        },
        { replace: true, preventScrollReset: true, state: kept },
      ),
  };
}
