/** Twilio's Messages API 2010-04-01 over HTTP: create, fetch, list. */
import { timingSafeEqual, createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { attemptOf, readCreate } from './create-request.ts';
import { replyNumber, type Exchange } from './exchange.ts';
import { groupOf, type Fault } from './fault-table.ts';
import { faultOf } from './life.ts';
import { listPage } from './message-list.ts';
import { messageResource } from './message-resource.ts';
import { twilioError, type TwilioError } from './twilio-errors.ts';

const accountPath = /^\/2010-04-01\/Accounts\/([^/]+)\//;
const listPath = /^\/2010-04-01\/Accounts\/[^/]+\/Messages\.json$/;
const fetchPath = /^\/2010-04-01\/Accounts\/[^/]+\/Messages\/([^/]+)\.json$/;
const htmlPage = (words: string): string =>
  `<html><head><title>${words}</title></head><body><h1>${words}</h1></body></html>\n`;

export const isTwilioPath = (path: string): boolean => path.startsWith('/2010-04-01/');

/** Answers one request to the API, as the faults that wait have it. */
export async function answerTwilio(
  exchange: Exchange,
  url: URL,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const { options } = exchange;
  const sent = await text(req);
  if (!isSignedIn(req.headers.authorization, options)) return refuse(res, twilioError(20003));
  await options.refreshClock?.();
  const sid = fetchPath.exec(url.pathname)?.[1];
  const known = sid !== undefined || listPath.test(url.pathname);
  if (!known || accountPath.exec(url.pathname)?.[1] !== options.accountSid)
    return refuse(res, twilioError(20404, url.pathname));
  if (sid === undefined && req.method === 'POST') return create(exchange, new URLSearchParams(sent), res);
  if (req.method !== 'GET') return refuse(res, twilioError(20004));
  await read(exchange, url, sid, res);
}

/** Twilio's HTTP basic authentication, with any token of the account. */
function isSignedIn(header: string | undefined, { accountSid, authTokens }: Exchange['options']): boolean {
  const given = /^Basic (.+)$/i.exec(header ?? '')?.[1];
  if (given === undefined) return false;
  const digest = (plain: string) => createHash('sha256').update(plain).digest();
  const credentials = digest(Buffer.from(given, 'base64').toString('utf8'));
  return authTokens.some((token) => timingSafeEqual(credentials, digest(`${accountSid}:${token}`)));
}

async function create(exchange: Exchange, form: URLSearchParams, res: ServerResponse): Promise<void> {
  const [to, attempt] = [form.get('To') ?? '', attemptOf(form.get('StatusCallback'))];
  const request = readCreate(form, [replyNumber]);
  const stopped = exchange.store.optedOut.has(to);
  if ('refused' in request || stopped) {
    const refused = 'refused' in request ? request.refused : twilioError(21610);
    exchange.posted(to, attempt, String(refused.code), null);
    return refuse(res, refused);
  }
  const faults = exchange.faultsOfCreate(to);
  const answer = faults.find(({ name }) => groupOf(name) === 'answer');
  if (answer?.name === 'hangBefore') await exchange.hold();
  if (answer && notAccepted(answer, res)) {
    exchange.posted(to, attempt, answer.name === 'refused' ? String(answer.code ?? 21610) : answer.name, null);
    return;
  }
  const message = exchange.accept(request, faults);
  exchange.posted(to, attempt, answer?.name ?? 'accepted', message.sid);
  // as it was accepted, however far callbacks that come early have brought it
  const accepted = messageResource(message, exchange.options.accountSid);
  if (faultOf(faults, 'callbacksEarly')) await exchange.postEarly(message);
  if (answer?.name === 'acceptThenHang') {
    exchange.begin(message);
    await exchange.hold();
    return json(res, 201, accepted);
  }
  await answerAccepted(answer, accepted, res);
  exchange.begin(message);
}

/** Answers by a fault that keeps the message from being accepted. Returns whether it was one. */
function notAccepted(fault: Fault, res: ServerResponse): boolean {
  switch (fault.name) {
    case 'cutBefore':
      res.socket?.destroy();
      return true;
    case 'error500':
      refuse(res, twilioError(20500));
      return true;
    case 'error503Html':
      html(res, 503, 'Service Unavailable');
      return true;
    case 'proxy403':
      html(res, 403, 'Forbidden');
      return true;
    case 'tooMany':
      tooMany(res, fault);
      return true;
    case 'refused':
      refuse(res, twilioError(fault.code ?? 21610));
      return true;
    default:
      return false;
  }
}

/** Answers a create whose message was accepted: 201, or what a fault makes of it. */
async function answerAccepted(
  fault: Fault | undefined,
  accepted: Record<string, unknown>,
  res: ServerResponse,
): Promise<void> {
  const body = JSON.stringify(accepted);
  const half = body.slice(0, Math.floor(body.length / 2));
  switch (fault?.name) {
    case 'acceptThenCut':
      res.socket?.destroy();
      return;
    case 'error500Accepted':
      return refuse(res, twilioError(20500));
    case 'error503HtmlAccepted':
      return html(res, 503, 'Service Unavailable');
    case 'unreadableBody':
      res.writeHead(201, { 'Content-Type': 'application/json' }).end(half);
      return;
    case 'cutBody':
      res.writeHead(201, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) });
      await new Promise<void>((resolve) => res.write(half, () => resolve()));
      res.socket?.destroySoon();
      return;
    default:
      json(res, 201, accepted);
      await nextTurn();
  }
}

async function read(exchange: Exchange, url: URL, sid: string | undefined, res: ServerResponse): Promise<void> {
  const { store, options } = exchange;
  const message = sid === undefined ? undefined : store.messages.get(sid);
  const fault = exchange.faultOfRead(sid === undefined ? url.searchParams.get('To') : (message?.to ?? null));
  if (fault?.name === 'readCut') return void res.socket?.destroy();
  if (fault?.name === 'read503') return html(res, 503, 'Service Unavailable');
  if (fault?.name === 'readTooMany') return tooMany(res, fault);
  if (fault?.name === 'readHang') await exchange.hold();
  if (sid !== undefined)
    return message
      ? json(res, 200, messageResource(message, options.accountSid))
      : refuse(res, twilioError(20404, url.pathname));
  const about = { accountSid: options.accountSid, now: exchange.now() };
  const page = listPage([...store.messages.values()], url.searchParams, about);
  if ('refused' in page && isRefusal(page)) return refuse(res, page.refused);
  json(res, 200, page);
}

const isRefusal = (page: object): page is { refused: TwilioError } => 'refused' in page;

const tooMany = (res: ServerResponse, { seconds }: Fault): void => {
  res.setHeader('Retry-After', String(Math.ceil(seconds ?? 1)));
  refuse(res, twilioError(20429));
};

function refuse(res: ServerResponse, error: TwilioError): void {
  if (error.status === 401) res.setHeader('WWW-Authenticate', 'Basic realm="Twilio API"');
  json(res, error.status, error);
}

function json(res: ServerResponse, status: number, body: object): void {
  res.writeHead(status, {
    'Content-Type': 'application/json',
    'Twilio-Request-Id': `RQ${crypto.randomUUID().replaceAll('-', '')}`,
  });
  res.end(JSON.stringify(body));
}

function html(res: ServerResponse, status: number, words: string): void {
  res.writeHead(status, { 'Content-Type': 'text/html' }).end(htmlPage(words));
}
