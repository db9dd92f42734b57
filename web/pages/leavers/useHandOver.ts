/** Hands over in parts, one request after the other, so that progress shows and no request lasts too long; keeps the result of each line. */
import { useEffect, useRef, useState } from 'react';
import { api } from '../../client/client.ts';
import type { Belonging, HandOverResult } from '../../client/model.ts';
import { useCommand, type Command } from '../../commands/useCommand.ts';
import { announce } from '../../frame/notices.ts';

const atOnce = 25;

export type Taker = { id: string; name: string };
export type Line = { item: Belonging; result: HandOverResult | null };
type Part = { toId: string; items: { kind: Belonging['kind']; id: string }[] };
export type HandOver = {
  taker: Taker | null;
  /** Of the last hand-over, as it was asked for. */
  lines: Line[];
  busy: boolean;
  start: (taker: Taker, items: Belonging[]) => void;
  command: Command<Part>;
};

export const keyOf = ({ kind, id }: { kind: string; id: string }) => `${kind} ${id}`;

/** `onDone`: which lines were done, by `keyOf`. */
export function useHandOver(personId: string, onDone: (keys: ReadonlySet<string>) => void): HandOver {
  const [taker, setTaker] = useState<Taker | null>(null);
  const [lines, setLines] = useState<Line[]>([]);
  const waiting = useRef<Part[]>([]);
  const results = useRef(new Map<string, HandOverResult>());
  const sendNext = useRef<() => boolean>(() => false);
  const command = useCommand(
    (body: Part, key) =>
      api.POST('/people/{personId}/hand-over', {
        params: { path: { personId }, header: { 'Idempotency-Key': key } },
        body,
      }),
    (answer) => {
      for (const result of answer.results) results.current.set(keyOf(result), result);
      setLines((now) => now.map(({ item }) => ({ item, result: results.current.get(keyOf(item)) ?? null })));
      onDone(new Set(answer.results.filter(({ done }) => done).map(keyOf)));
      if (!sendNext.current()) announceResult([...results.current.values()]);
    },
    () => {
      waiting.current = [];
    },
  );
  useEffect(() => {
    sendNext.current = () => {
      const next = waiting.current.shift();
      if (next) command.run(next);
      return next !== undefined;
    };
  });
  const start = (to: Taker, items: Belonging[]) => {
    if (items.length === 0 || command.phase === 'busy' || command.phase === 'unknown') return;
    results.current = new Map();
    setTaker(to);
    setLines(items.map((item) => ({ item, result: null })));
    waiting.current = partsOf(items).map((part) => ({
      toId: to.id,
      items: part.map(({ kind, id }) => ({ kind, id })),
    }));
    sendNext.current();
  };
  return { taker, lines, busy: command.phase === 'busy' || command.phase === 'unknown', start, command };
}

const partsOf = (items: Belonging[]): Belonging[][] =>
  Array.from({ length: Math.ceil(items.length / atOnce) }, (_, i) => items.slice(i * atOnce, (i + 1) * atOnce));

function announceResult(results: HandOverResult[]): void {
  const done = results.filter((result) => result.done).length;
  announce(
    `${done} of ${results.length} handed over.`,
    done === results.length ? 'Who took them over has them on their lists now.' : 'The others stay, with the reason.',
  );
}
