/** `npm run import -- <file>`: into the database that the environment names, else into that of the running `npm start`. Elsewhere it is `node prisma/import/main.ts`. */
import { existsSync, readFileSync } from 'node:fs';
import { runningFile, runningSchema } from './running-house.ts';

const named = process.env['DATABASE_URL'] ?? process.env['DATABASE_URL_FILE'];
if (!named && existsSync(runningFile()))
  process.env['DATABASE_URL'] = runningSchema.parse(JSON.parse(readFileSync(runningFile(), 'utf8'))).databaseUrl;
else if (!named) {
  console.error('No Casewright runs here: run npm start first, or name a database in DATABASE_URL.');
  process.exit(2);
}
await import('../prisma/import/main.ts');
