/** EM-27: what the SMS gateway sends us. Only its signature is believed; nothing else is asked of who sends. */
import express, { type Request, type RequestHandler } from 'express';
import { isSignedBy } from '../../activities/gateways/sms/webhook-signature.ts';
import type { Env } from '../env.ts';
import { Problem } from '../errors.ts';
import { refusedCallbacks } from './refused.ts';

const header = 'X-Twilio-Signature';
const largestBody = '100kb';

/** What was posted: every parameter once. */
export type Posted = Record<string, string>;

/** Handlers in their order: no signature 400, before anything is read; a bad one 403; both are counted. `path`: as it stands in the access log. */
export function signed(env: Pick<Env, 'PUBLIC_URL' | 'SMS_AUTH_TOKENS'>, path: string): RequestHandler[] {
  const refused = refusedCallbacks(env);
  return [
    (req, res, next) => {
      res.locals.route = path;
      if (req.get(header)) return next();
      refused.withoutSignature += 1;
      throw new Problem('malformed', `The header ${header} is missing.`);
    },
    express.urlencoded({ extended: false, limit: largestBody }),
    (req, _res, next) => {
      // over the address as the gateway was given it, whatever proxies made of it
      const url = `${env.PUBLIC_URL}${req.originalUrl}`;
      if (isSignedBy(env.SMS_AUTH_TOKENS, req.get(header) ?? '', url, raw(req))) return next();
      refused.badSignature += 1;
      throw new Problem('badSignature');
    },
  ];
}

/** The parameters, as they can be kept: PostgreSQL keeps no NUL. */
export function posted(req: Request): Posted {
  return Object.fromEntries(Object.entries(raw(req)).map(([name, value]) => [clean(name), clean(value)]));
}

const clean = (text: string) => text.replaceAll('\u0000', '');

/** Throws where one came twice: the gateway sends each once. */
function raw(req: Request): Posted {
  const body: unknown = req.body;
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(
    Object.entries(body).map(([name, value]: [string, unknown]) => {
      if (typeof value !== 'string') throw new Problem('malformed', 'A parameter came twice.');
      return [name, value];
    }),
  );
}
