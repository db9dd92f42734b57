/** The built console: its files, and index.html with a fresh nonce for every address that is one of its pages. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import express, { Router, type Response } from 'express';

const placeholder = '__CSP_NONCE__';

/** Takes the folder that Vite built into. */
export function consolePages(folder: string): Router {
  const router = Router();
  const index = async (res: Response) => {
    res.locals.route = '/(console)';
    const html = await readFile(join(folder, 'index.html'), 'utf8').catch(() => null);
    if (html === null) {
      res.status(503).type('text').send('The console is not built yet: npm run build\n');
      return;
    }
    res.setHeader('Cache-Control', 'no-store'); // its nonce serves once
    res.type('html').send(html.replaceAll(placeholder, String(res.locals.nonce)));
  };
  router.get('/index.html', (_req, res) => index(res));
  router.use(
    express.static(folder, {
      index: false,
      redirect: false,
      setHeaders(res, path) {
        const named = /[\\/]assets[\\/]/.test(path); // their names change with their content
        res.setHeader('Cache-Control', named ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    }),
  );
  router.get('/*path', (req, res, next) => (isPage(req.path) ? index(res) : next()));
  router.get('/', (_req, res) => index(res));
  return router;
}

/** A name with an extension is a file that is not there. */
const isPage = (path: string) => !/\.[a-z0-9]+$/i.test(path) && !/^\/(api|auth)(\/|$)/.test(path);
