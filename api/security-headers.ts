/** What browsers are told to refuse. The console's styles (Emotion) carry the nonce of their page. */
import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { Env } from './env.ts';

/** `formTargets`: origins that a form's answer may lead to (sign-out ends at the provider). */
export function securityHeaders({ PUBLIC_URL }: Pick<Env, 'PUBLIC_URL'>, formTargets: () => string[]): RequestHandler {
  const https = PUBLIC_URL.startsWith('https:');
  const others = helmet({ contentSecurityPolicy: false, strictTransportSecurity: https });
  return (req, res, next) => {
    const nonce = randomBytes(16).toString('base64');
    res.locals.nonce = nonce;
    res.setHeader(
      'Content-Security-Policy',
      policy({
        'default-src': "'self'",
        'script-src': "'self'",
        'style-src': `'self' 'nonce-${nonce}'`,
        'img-src': "'self' data:",
        'object-src': "'none'",
        'base-uri': "'none'",
        'frame-ancestors': "'none'",
        'form-action': ["'self'", ...formTargets()].join(' '),
        ...(https ? { 'upgrade-insecure-requests': '' } : {}),
      }),
    );
    others(req, res, next);
  };
}

/** For /api/docs only: Swagger UI writes style attributes. */
export const docsPolicy = () =>
  policy({
    'default-src': "'self'",
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data:",
    'object-src': "'none'",
    'base-uri': "'none'",
    'frame-ancestors': "'none'",
  });

const policy = (directives: Record<string, string>) =>
  Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`.trim())
    .join('; ');
