/**
 * `npm run audit:verify`: does the audit trail's hash chain hold (RS-2)? Exits 0 where it does, 1 where it does not, and then names the first
 * link that is broken; 2 where it could not be found out.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { connect, type Database } from './client.ts';
import { databaseProblem } from './database-problem.ts';
import { unsafeDatabase } from './production-settings.ts';
import { oldestUnsealed, readChain } from './repositories/audit-seals.ts';
import { verifyChain, type Broken } from './repositories/verify-audit-chain.ts';
import { withSecretFiles } from './secret-files.ts';

const usage = `Verifies the audit trail's hash chain. It knows:
  --checkpoint <file>   writes the place and the hash at which the chain ends now, to be kept outside; the file must be new
  --against <file>      checks that the chain still has that hash at that place
A chain that was cut off at its end, or computed anew as a whole, shows against such a checkpoint only.`;

const checkpointSchema = z.object({
  place: z.string().regex(/^[1-9]\d{0,18}$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
});
type Checkpoint = z.output<typeof checkpointSchema>;

try {
  const { help, checkpoint, against } = readArguments(process.argv.slice(2));
  if (help) console.log(usage);
  else {
    if (checkpoint !== undefined && existsSync(checkpoint))
      throw new Error('The file of --checkpoint is there already: an older checkpoint is never written over.');
    const kept = against === undefined ? null : readCheckpoint(against);
    const db = connect(readDatabaseUrl(), { name: 'casewright audit-verify', max: 1 });
    try {
      process.exitCode = await verify(db, kept, checkpoint);
    } finally {
      await db.$disconnect();
    }
  }
} catch (error) {
  console.error(sentenceOf(error));
  process.exitCode = 2;
}

/** Messages of drivers quote values: what it is, not what it says. */
function sentenceOf(error: unknown): string {
  const problem = databaseProblem(error);
  if (problem) return `It could not be found out: the database says ${problem.what}.`;
  if (error instanceof Error && error.constructor === Error) return error.message;
  return `It could not be found out: ${error instanceof Error ? error.name : 'an unknown error'}.`;
}

function readArguments(args: string[]) {
  try {
    const options = {
      help: { type: 'boolean' },
      checkpoint: { type: 'string' },
      against: { type: 'string' },
    } as const;
    return parseArgs({ args, options }).values;
  } catch {
    throw new Error(usage);
  }
}

function readDatabaseUrl(): string {
  const url = withSecretFiles(process.env, ['DATABASE_URL'])['DATABASE_URL'];
  if (!url) throw new Error('DATABASE_URL: is not set.');
  if (!URL.canParse(url)) throw new Error('DATABASE_URL: is not an address.');
  const unsafe = process.env['NODE_ENV'] === 'production' ? unsafeDatabase('DATABASE_URL', url) : [];
  if (unsafe.length) throw new Error(unsafe.join('\n'));
  return url;
}

async function verify(db: Database, kept: Checkpoint | null, checkpoint: string | undefined): Promise<number> {
  const against = kept ? { against: { place: BigInt(kept.place), hash: kept.hash } } : {};
  const { places, lastHash, broken } = await verifyChain(db, against);
  console.log(broken ? brokenAt(broken) : `The chain holds: ${places} entries, the last hash is ${lastHash}.`);
  await tellUnsealed(db);
  if (broken) return 1;
  console.log(
    kept
      ? `It goes through the checkpoint of ${kept.at} at place ${kept.place}.`
      : 'Compared with no checkpoint: an end that was cut off, or a chain computed anew as a whole, would not show.',
  );
  if (checkpoint !== undefined) {
    if (places === 0n) throw new Error('No checkpoint was written: nothing is sealed yet.');
    writeCheckpoint(checkpoint, { place: String(places), hash: lastHash, at: new Date().toISOString() });
    console.log(
      `Checkpoint written, at place ${places}. Keep it where nobody who administers the database can change it.`,
    );
  }
  return 0;
}

function brokenAt({ place, entryId, what }: Broken): string {
  const where = [place === null ? null : `place ${place}`, entryId === null ? null : `entry ${entryId}`];
  return `The chain is broken at ${where.filter((words) => words !== null).join(', ')}. ${what}`;
}

async function tellUnsealed(db: Database): Promise<void> {
  const [{ unsealed }, oldest] = [await readChain(db), await oldestUnsealed(db)];
  console.log(
    oldest
      ? `Not sealed yet: ${unsealed}, the oldest is entry ${oldest.id} of ${oldest.at.toISOString()}.`
      : 'Every entry is sealed.',
  );
}

function readCheckpoint(file: string): Checkpoint {
  try {
    return checkpointSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new Error('The file of --against cannot be read, or is no checkpoint.');
  }
}

function writeCheckpoint(file: string, checkpoint: Checkpoint): void {
  try {
    writeFileSync(file, `${JSON.stringify(checkpoint)}\n`, { flag: 'wx' });
  } catch {
    throw new Error('The file of --checkpoint could not be written.');
  }
}
