/** The system's time in the browser: the server's clock, not the computer's, which may be wrong or years away from a settable one. */
import { useSyncExternalStore } from 'react';

const tickMs = 15_000; // fine enough for minutes, seldom enough for a page that stays open all day
let offsetMs = 0;
let shown = Date.now();
const listeners = new Set<() => void>();

function tick() {
  shown = Date.now() + offsetMs;
  for (const listener of listeners) listener();
}

/** Sets the page's clock by the server's. Takes the server's present instant, UTC ISO. */
export function setServerTime(now: string) {
  const measured = Date.parse(now) - Date.now();
  if (Math.abs(measured - offsetMs) < 1_500) return; // the way of the answer, no change of clock
  offsetMs = measured;
  tick();
}

/** How far the system's time is from the computer's, in milliseconds. */
export const clockOffset = () => offsetMs;

let timer: ReturnType<typeof setInterval> | undefined;
function subscribe(listener: () => void) {
  listeners.add(listener);
  timer ??= setInterval(tick, tickMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** The present instant of the system; the component is drawn again as it passes. */
export function useNow(): Date {
  return new Date(useSyncExternalStore(subscribe, () => shown));
}
