/**
 * One stream of changes per browser: the tab that holds the lock listens to the server and tells the others.
 * When it closes, the lock goes to another tab, which listens on and has everybody read again what was missed.
 */
export type Change = { topic: string; customerId: string | null; personId: string | null };
export type LiveMessage = { kind: 'change'; change: Change } | { kind: 'resync' };

const name = 'casewright-changes';

/** Listens until the returned function is called. `tell` gets every message of the server, in every tab. */
export function listenToChanges(tell: (message: LiveMessage) => void): () => void {
  const stop = new AbortController();
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }: MessageEvent<LiveMessage>) => tell(data);
  const publish = (message: LiveMessage) => {
    tell(message);
    channel.postMessage(message);
  };
  navigator.locks
    .request(name, { signal: stop.signal }, () => listen(publish, stop.signal))
    .catch((error: unknown) => {
      if (!stop.signal.aborted) throw error;
    });
  return () => {
    stop.abort();
    channel.close();
  };
}

function listen(publish: (message: LiveMessage) => void, stop: AbortSignal): Promise<void> {
  return new Promise((over) => {
    const source = new EventSource('/api/v1/events');
    let lost = true; // another tab may have listened until now
    source.addEventListener('open', () => {
      if (lost) publish({ kind: 'resync' });
      lost = false;
    });
    source.addEventListener('error', () => {
      lost = true; // the browser connects again by itself, unless the session is over
    });
    source.addEventListener('resync', () => publish({ kind: 'resync' }));
    source.addEventListener('change', ({ data }: MessageEvent<string>) => {
      const change = readChange(data);
      if (change) publish({ kind: 'change', change });
    });
    stop.addEventListener('abort', () => {
      source.close();
      over();
    });
  });
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
