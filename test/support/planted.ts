/** Looks for planted personal data in whatever shape a thing has: histories keep their payloads as bytes. */
import { planted } from './plan-fixture.ts';

/** Where `markers` turn up in `thing`, as paths into it; empty where nothing personal leaked. */
export function findPlanted(thing: unknown, markers: readonly string[] = [planted]): string[] {
  const found: string[] = [];
  const wanted = markers.map((marker) => marker.toLowerCase());
  const seen = new Set<object>();
  const look = (value: unknown, path: string): void => {
    if (typeof value === 'string') {
      const text = value.toLowerCase();
      if (wanted.some((marker) => text.includes(marker))) found.push(path);
    } else if (value instanceof Uint8Array) {
      look(Buffer.from(value).toString('utf8'), path);
    } else if (typeof value === 'object' && value !== null && !seen.has(value)) {
      seen.add(value); // errors and described workflows lead back to themselves
      // an error's message, stack and cause are not enumerable
      for (const key of Object.getOwnPropertyNames(value)) look(Reflect.get(value, key), `${path}.${key}`);
    }
  };
  look(thing, '$');
  return found;
}
