/** /api/docs: the API's description, to read and to try (Swagger UI, from its package). */
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import express, { Router } from 'express';
import { docsPolicy } from './security-headers.ts';

const assets = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

export function docsPage(): Router {
  const router = Router();
  router.use((_req, res, next) => {
    res.locals.route = '/api/docs';
    res.setHeader('Content-Security-Policy', docsPolicy());
    next();
  });
  router.get('/', (_req, res) => void res.type('html').send(page));
  router.get('/start.js', (_req, res) => void res.type('js').send(start));
  for (const file of ['swagger-ui.css', 'swagger-ui-bundle.js'])
    router.use(`/${file}`, express.static(`${assets}/${file}`, { redirect: false }));
  return router;
}

const page = `<!doctype html>
<html lang="en-AU">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Casewright API</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
<div id="description"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</html>
`;
const start = `SwaggerUIBundle({ url: '/api/v1/openapi.json', dom_id: '#description', deepLinking: true });
`;
