/** How tests and people steer the simulator: beside Twilio's paths, for this machine only. The ledger can't be changed by it. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import type { Exchange } from './exchange.ts';
import { faultSetSchema, faultTable, groupOf, mixSchema } from './fault-table.ts';
import type { SmsGateway } from './gateway.ts';

const number = z.string().regex(/^\+[1-9]\d{6,14}$/, 'must be a number such as +61491570006');
const faultsBody = z.union([
  z.strictObject({
    /** Null or left out: the next create to any number. */
    number: number.nullable().default(null),
    faults: faultSetSchema,
    /** For so many creates, one after the other. */
    times: z.int().min(1).max(1000).default(1),
  }),
  z.strictObject({ seed: z.int(), mix: mixSchema }),
]);
const inboundBody = z.strictObject({ from: number, body: z.string().max(1600), to: number.optional() });
const nothing = z.strictObject({}).optional();

type Answer = { status: number; body: unknown };
const ok = (body: unknown): Answer => ({ status: 200, body });

/** Answers a request to /control/…; 400 says what is wrong with a body. */
export async function answerControl(
  gateway: SmsGateway,
  exchange: Exchange,
  url: URL,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const { status, body } = await answer(gateway, exchange, url, req);
  res.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' });
  res.end(JSON.stringify(body));
}

async function answer(gateway: SmsGateway, { store }: Exchange, url: URL, req: IncomingMessage): Promise<Answer> {
  const of = url.searchParams.get('number') ?? undefined;
  const what = `${req.method} ${url.pathname}`;
  switch (what) {
    case 'GET /control/ledger':
      return ok({ ledger: gateway.ledger(of) });
    case 'GET /control/messages':
      return ok({ messages: gateway.messages(of) });
    case 'GET /control/posts':
      return ok({ posts: gateway.posts(of) });
    case 'GET /control/faults': {
      const { outUntil, faults, optedOut } = store;
      const callbacksOutUntil = outUntil ? new Date(outUntil).toISOString() : null;
      return ok({ table: faultTable, waiting: faults, callbacksOutUntil, optedOut: [...optedOut] });
    }
    default:
  }
  if (req.method !== 'POST') return { status: 404, body: { problem: `There is no ${what}.` } };
  // another site's page can't send this type without asking first
  if (!/^application\/json\b/.test(req.headers['content-type'] ?? ''))
    return { status: 415, body: { problem: 'Send application/json.' } };
  const given = asJson(await text(req));
  try {
    switch (url.pathname) {
      case '/control/faults': {
        const body = faultsBody.parse(given);
        if ('mix' in body) gateway.mix(body.seed, body.mix);
        else if (body.number !== null && body.faults.some(({ name }) => groupOf(name) === 'outage'))
          return { status: 400, body: { problem: 'callbacksOut is for all numbers.' } };
        else for (let n = 0; n < body.times; n++) gateway.fault(body.number, ...body.faults);
        return ok({ waiting: store.faults });
      }
      case '/control/faults/clear':
        nothing.parse(given);
        gateway.clearFaults();
        return ok({ waiting: store.faults });
      case '/control/inbound':
        return ok({ webhook: await gateway.inbound(inboundBody.parse(given)) });
      case '/control/settle':
        nothing.parse(given);
        await gateway.settle();
        return ok({ ledger: gateway.ledger() });
      case '/control/release':
        nothing.parse(given);
        return ok({ released: gateway.release() });
      case '/control/lists/reveal':
        nothing.parse(given);
        gateway.revealLists();
        return ok({});
      default:
        return { status: 404, body: { problem: `There is no ${what}.` } };
    }
  } catch (error) {
    if (error instanceof z.ZodError) return { status: 400, body: { problem: z.prettifyError(error) } };
    throw error;
  }
}

function asJson(given: string): unknown {
  try {
    return given === '' ? undefined : JSON.parse(given);
  } catch {
    return null;
  }
}
