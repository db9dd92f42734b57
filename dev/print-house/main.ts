/** `npm start`'s stand-in for the printer (docs/letters.md): takes letters from PRINT_FOLDER, and answers. Ends with SIGTERM. */
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { printWhatLies } from './print.ts';

const env = z.object({ PRINT_FOLDER: z.string().min(1), PRINT_HOUSE_PORT: z.coerce.number().int() }).parse(process.env);
await mkdir(env.PRINT_FOLDER, { recursive: true });
const stopping = new AbortController();
const server = createServer((_req, res) => res.end('ready')).listen(env.PRINT_HOUSE_PORT, '127.0.0.1');
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort());

while (!stopping.signal.aborted) {
  await printWhatLies(env.PRINT_FOLDER);
  await pause(3000, undefined, { signal: stopping.signal }).catch(() => {});
}
server.close();
