/**
 * `npm run import -- <file>`: assignments, plans and referrals that are under way elsewhere (docs/import.md), as the application's role
 * (DATABASE_URL). Prints a result for each line. Exit codes: 0 all imported or there already, 1 nothing written, 2 no such file.
 */
import { readFileSync } from 'node:fs';
import { systemClock } from '../../domain/time/clock.ts';
import { connect } from '../client.ts';
import { databaseProblem } from '../database-problem.ts';
import { withSecretFiles } from '../secret-files.ts';
import { importCases } from './import-cases.ts';
import { decodeCases, FileError, readCases } from './read-file.ts';

const [path] = process.argv.slice(2);
if (!path) stop(2, 'Name the file: npm run import -- cases.csv');
const url = withSecretFiles(process.env, ['DATABASE_URL'])['DATABASE_URL'];
if (!url) stop(2, 'DATABASE_URL is not set: the application’s role imports.');

const { lines, wrong } = readFile(path);
for (const { number, reference, column, message } of wrong)
  console.log(`line ${number} ${reference || 'without a reference'}: ${column && `${column}: `}${message}`);
if (wrong.length)
  stop(1, `Nothing was imported. ${wrong.length === 1 ? 'One mistake' : `${wrong.length} mistakes`} to mend.`);

const db = connect(url, { name: 'casewright-import', max: 2 });
try {
  const { results, written } = await importCases(db, lines, systemClock.now());
  for (const { number, reference, ...line } of results)
    console.log(`line ${number} ${reference}: ${line.result}${line.result === 'refused' ? `: ${line.why}` : ''}`);
  const count = (word: string) => results.filter(({ result }) => result === word).length;
  if (written && count('refused') === 0)
    console.log(`${count('imported')} imported, ${count('there already')} there already.`);
  else {
    console.log(
      written
        ? `${count('refused')} refused meanwhile; the others are imported.`
        : `Nothing was imported: ${count('refused')} of ${results.length} lines are refused. Mend them and run it again.`,
    );
    process.exitCode = 1;
  }
} catch (error) {
  // never the error itself: drivers quote values
  const why = databaseProblem(error)?.what === 'unavailable' ? 'the database could not be reached' : nameOf(error);
  console.error(`The import was stopped: ${why}. Run it again: nothing is doubled.`);
  process.exitCode = 1;
} finally {
  await db.$disconnect();
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}

function readFile(from: string) {
  try {
    return readCases(decodeCases(readFileSync(from)));
  } catch (error) {
    return stop(2, error instanceof FileError ? error.message : 'The file could not be read.');
  }
}

function stop(code: number, why: string): never {
  console.error(why);
  process.exit(code);
}
