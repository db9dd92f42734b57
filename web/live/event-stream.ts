/**
 * One stream of changes per browser: the tab that holds the lock listens to the server and tells the others.
 * When it closes, the lock goes to another tab, which listens on and has everybody read again what was missed.
 */
export type Change = { topic: string; customerId: string | null; personId: string | null };
/** `refused`: the stream is over, because nobody is signed in, without a role, or for the moment. */
export type LiveMessage = { kind: 'change'; change: Change } | { kind: 'resync' } | { kind: 'refused' };
/** Between tabs also: whoever listens may try again. */
type Between = LiveMessage | { kind: 'again' };

const name = 'casewright-changes';
/** A browser never asks again by itself after a refusal. */
const pauseMs = 5_000;

/** Listens until `stop`. `tell` gets every message of the server, in every tab; `again` opens the stream anew where it was refused. */
export function listenToChanges(tell: (message: LiveMessage) => void): { stop: () => void; again: () => void } {
  const stop = new AbortController();
  const channel = new BroadcastChannel(name);
  let listening: Listening | undefined;
  channel.onmessage = ({ data }: MessageEvent<Between>) => {
    if (data.kind === 'again') listening?.again();
    else tell(data);
  };
  const publish = (message: LiveMessage) => {
    tell(message);
    channel.postMessage(message);
  };
  navigator.locks
    .request(name, { signal: stop.signal }, () => (listening = listen(publish, stop.signal)).over)
    .catch((error: unknown) => {
      if (!stop.signal.aborted) throw error;
    });
  return {
    stop() {
      stop.abort();
      channel.close();
    },
    again() {
      listening?.again();
      if (!stop.signal.aborted) channel.postMessage({ kind: 'again' } satisfies Between);
    },
  };
}

type Listening = { over: Promise<void>; again: () => void };

function listen(publish: (message: LiveMessage) => void, stop: AbortSignal): Listening {
  let lost = true; // another tab may have listened until now
  let timer: ReturnType<typeof setTimeout> | undefined;
  const connect = () => {
    timer = undefined;
    const source = new EventSource('/api/v1/events');
    source.addEventListener('open', () => {
      if (lost) publish({ kind: 'resync' });
      lost = false;
    });
    source.addEventListener('error', () => {
      lost = true; // the browser connects again by itself, unless it was refused
      if (source.readyState === EventSource.CLOSED) publish({ kind: 'refused' });
    });
    source.addEventListener('resync', () => publish({ kind: 'resync' }));
    source.addEventListener('change', ({ data }: MessageEvent<string>) => {
      const change = readChange(data);
      if (change) publish({ kind: 'change', change });
    });
    return source;
  };
  let source = connect();
  const over = new Promise<void>((resolve) => {
    stop.addEventListener('abort', () => {
      clearTimeout(timer);
      source.close();
      resolve();
    });
  });
  const again = () => {
    if (stop.aborted || source.readyState !== EventSource.CLOSED) return;
    timer ??= setTimeout(() => (source = connect()), pauseMs);
  };
  return { over, again };
}

function readChange(data: string): Change | null {
  const value: unknown = JSON.parse(data);
  if (typeof value !== 'object' || value === null || !('topic' in value) || typeof value.topic !== 'string')
    return null;
  const id = (key: 'customerId' | 'personId') => {
    const found: unknown = key in value ? Reflect.get(value, key) : null;
    return typeof found === 'string' ? found : null;
  };
  return { topic: value.topic, customerId: id('customerId'), personId: id('personId') };
}
