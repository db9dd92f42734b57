import { roleNames, roles } from '../domain/people/roles.ts';
import { people } from '../prisma/seed/people.ts';

/** The one table that `npm start` ends with: where everything is, and who to sign in as. */
export function startTable(parts: {
  publicUrl: string;
  /** The folder of data and logs, as people may type it. */
  data: string;
  /** The passwords of a database that somebody brought along are not shown. */
  database: { appUrl: string; ownerUrl: string; own: boolean };
  temporal: { address: string; uiUrl: string };
  signIn: { issuer: string; own: boolean };
  /** Null: a real one was brought along. */
  smsGateway: { url: string | null };
  /** The print folder, as people may type it; null: a real one was brought along. */
  letters: string | null;
}): string {
  const { publicUrl, data, database, temporal, signIn, smsGateway, letters } = parts;
  const rows: [string, string][] = [
    ['Console', publicUrl],
    ['API', `${publicUrl}/api/docs`],
    ['Temporal Web UI', temporal.uiUrl],
    ['Temporal', temporal.address],
    ['Sign-in', signIn.issuer],
    ['SMS gateway', smsGateway.url ?? ''],
    [
      'Letters',
      letters ? `${letters}/ (printed.txt says what was printed; a file named fail makes printing fail)` : '',
    ],
    ['PostgreSQL', database.own ? database.appUrl : withoutPassword(database.appUrl)],
    ['  as its owner', database.own ? database.ownerUrl : withoutPassword(database.ownerUrl)],
    ['Logs', `${data}/logs/`],
  ];
  if (signIn.own) {
    rows.push(['Programs sign in as', `casewright-program (secret in ${data}/sign-in/secrets.json)`]);
    for (const role of roles) {
      const person = people.find((p) => p.roles[0] === role);
      if (person && role !== 'program')
        rows.push([`Sign in as ${roleNames[role]}`, `${person.userId} (${person.name})`]);
    }
  }
  const shown = rows.filter(([, value]) => value !== '');
  const width = Math.max(...shown.map(([label]) => label.length));
  const lines = shown.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`);
  return ['', 'Casewright runs. Ctrl-C stops it; the data stays.', '', ...lines, ''].join('\n');
}

function withoutPassword(url: string): string {
  const shown = URL.parse(url);
  if (!shown) return 'as DATABASE_URL says';
  if (shown.password) shown.password = '***';
  shown.searchParams.delete('password');
  return shown.href;
}
