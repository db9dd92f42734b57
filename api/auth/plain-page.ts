/** The few pages outside the console: what went wrong with a sign-in, and the way on. */
import type { Response } from 'express';

/** `sentence` and `link.text` are ours: nothing of the request or of the provider is ever written here. */
export function sendPlainPage(
  res: Response,
  status: number,
  page: { title: string; sentence: string; link: { href: string; text: string } },
): void {
  const { title, sentence, link } = page;
  const nonce = String(res.locals.nonce ?? '');
  res.status(status).type('html').send(`<!doctype html>
<html lang="en-AU">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Casewright</title>
<style nonce="${nonce}">body{font:1.125rem/1.5 system-ui,sans-serif;max-width:36rem;margin:4rem auto;padding:0 1rem;color:#313131}a{color:#00558b}</style>
<main><h1>${title}</h1><p>${sentence}</p><p><a href="${link.href}">${link.text}</a></p></main>
</html>
`);
}
