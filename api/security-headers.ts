/** What browsers are told to refuse (OWASP Secure Headers, MDN). The console's styles (Emotion) carry the nonce of their page. */
import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { Env } from './env.ts';

const twoYears = 63_072_000;
/** What the console never asks a browser for. */
const features = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

/** `formTargets`: origins that a form's answer may lead to (sign-out ends at the provider). */
export function securityHeaders({ PUBLIC_URL }: Pick<Env, 'PUBLIC_URL'>, formTargets: () => string[]): RequestHandler {
  const https = PUBLIC_URL.startsWith('https:');
  const others = helmet({
    contentSecurityPolicy: false,
    strictTransportSecurity: https && { maxAge: twoYears, includeSubDomains: true },
    xFrameOptions: { action: 'deny' },
    crossOriginEmbedderPolicy: true,
  });
  const none = features.map((feature) => `${feature}=()`).join(', ');
  return (req, res, next) => {
    const nonce = randomBytes(16).toString('base64');
    res.locals.nonce = nonce;
    const isData = /^\/(api|webhooks|health|ready)(\/|$)/.test(req.path);
    res.setHeader('Content-Security-Policy', isData ? dataPolicy : pagePolicy(nonce, formTargets(), https));
    res.setHeader('Permissions-Policy', none);
    // whatever may hold something of a customer; files whose name changes with their content say otherwise
    res.setHeader('Cache-Control', 'no-store');
    others(req, res, next);
  };
}

const policy = (directives: Record<string, string>) =>
  Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`.trim())
    .join('; ');

const nothing = { 'default-src': "'none'", 'base-uri': "'none'", 'frame-ancestors': "'none'" };

const pagePolicy = (nonce: string, formTargets: string[], https: boolean) =>
  policy({
    ...nothing,
    'script-src': "'self'",
    'style-src': `'self' 'nonce-${nonce}'`,
    'img-src': "'self' data:",
    'font-src': "'self'",
    'connect-src': "'self'",
    'form-action': ["'self'", ...formTargets].join(' '),
    ...(https ? { 'upgrade-insecure-requests': '' } : {}),
  });

/** Of answers that are no page: should a browser show one, it does nothing with it. */
const dataPolicy = policy({ ...nothing, 'form-action': "'none'" });

/** For /api/docs: Swagger UI comes with files of its own, and writes nothing inline. */
export const docsPolicy = () =>
  policy({
    ...nothing,
    'script-src': "'self'",
    'style-src': "'self'",
    'img-src': "'self' data:",
    'connect-src': "'self'",
    'form-action': "'none'",
  });
