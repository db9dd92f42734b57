/** RS-3: what somebody else changed, as server-sent events with ids only, each stream with what its viewer may see. */
import type { Request, Response } from 'express';
import { may } from '../domain/people/permissions.ts';
import { visibleAmong } from '../prisma/repositories/visible-among.ts';
import type { Change } from '../prisma/tell-change.ts';
import type { Actor } from './auth/actor.ts';
import type { Authenticate, Authenticated } from './auth/authenticate.ts';
import { ChangeListener } from './change-listener.ts';
import type { Deps } from './deps.ts';
import { mustBeAllowed } from './mount.ts';

const usualHeartbeatMs = 20_000; // proxies cut what is silent; also how long a stream may outlive its session
const mostBehind = 256 * 1024; // bytes that a browser has not taken: it is asleep, and asks again when it wakes

type Stream = { res: Response; actor: Actor; again: Authenticated['again'] };

/** Listens to the database while anybody is connected, and not longer. */
export function createEvents(
  deps: Deps,
  authenticate: Authenticate,
  { closing, eventHeartbeatMs: heartbeatMs = usualHeartbeatMs }: { closing?: AbortSignal; eventHeartbeatMs?: number },
) {
  const streams = new Set<Stream>();
  const told = new Map<string, Change>(); // waiting to be sent, each once
  let sending = false;
  let heartbeat: NodeJS.Timeout | undefined;

  const listener = new ChangeListener(deps.env.DATABASE_URL, deps.log, {
    onChange(change) {
      told.set(JSON.stringify(change), change);
      void send();
    },
    onGap: () => streams.forEach(resync),
  });

  async function send(): Promise<void> {
    if (sending) return;
    sending = true;
    while (told.size) {
      const changes = [...told.values()];
      told.clear();
      try {
        await sendChanges(deps, [...streams], changes);
      } catch {
        streams.forEach(resync); // who may see them could not be read: let every page look for itself
      }
    }
    sending = false;
  }

  async function beat(): Promise<void> {
    await Promise.all(
      [...streams].map(async (stream) => {
        const actor = await stream.again().catch(() => stream.actor); // database away: nothing is sent that needs it
        if (!actor || !may(actor.roles, 'events.view')) return void stream.res.end();
        stream.actor = actor;
        write(stream, ': still here\n\n');
      }),
    );
  }

  function leave(stream: Stream): void {
    streams.delete(stream);
    if (streams.size) return;
    clearInterval(heartbeat);
    heartbeat = undefined;
    listener.stop();
  }

  // browsers connect again by themselves, to whoever answers then
  closing?.addEventListener('abort', () => streams.forEach(({ res }) => res.end()));

  return {
    /** GET /events */
    async handle(req: Request, res: Response): Promise<void> {
      res.locals.route = '/api/v1/events';
      const { actor, again } = await authenticate(req, res);
      mustBeAllowed(res, actor, 'events.view', null);
      if (res.closed) return;
      res.set({ 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' });
      const stream: Stream = { res, actor, again };
      streams.add(stream);
      res.on('close', () => leave(stream));
      heartbeat ??= setInterval(() => void beat(), heartbeatMs);
      await listener.start(); // headers only then: whoever reads after `open` misses nothing
      if (!res.closed) write(stream, 'retry: 2000\n\n');
    },
  };
}

async function sendChanges({ db }: Deps, streams: Stream[], changes: Change[]): Promise<void> {
  const customers = changes.flatMap(({ customerId }) => customerId ?? []);
  const now = streams.map((stream) => ({ stream, actor: stream.actor })); // a heartbeat may replace the actor meanwhile
  const visible = await visibleAmong(
    db,
    customers,
    now.map(({ actor }) => actor),
  );
  for (const { stream, actor } of now) {
    const seen = visible.get(actor) ?? new Set();
    const shown = changes.flatMap((change) => forViewer(change, actor, seen));
    if (shown.length)
      write(stream, shown.map((change) => `event: change\ndata: ${JSON.stringify(change)}\n\n`).join(''));
  }
}

/** Operators see no customers, but their own list changes all the same. */
function forViewer(change: Change, actor: Actor, visible: ReadonlySet<string>): Change[] {
  if (change.customerId === null || visible.has(change.customerId)) return [change];
  const operators =
    change.topic === 'work_item' && change.personId === null && may(actor.roles, 'operatorActions.view');
  return operators ? [{ ...change, customerId: null }] : [];
}

const resync = (stream: Stream) => write(stream, 'event: resync\ndata: {}\n\n');

function write({ res }: Stream, text: string): void {
  if (res.writableEnded || res.destroyed) return;
  if (res.writableLength > mostBehind) res.destroy();
  else res.write(text);
}
