/** The rooms and arrows of the architecture: every import rule is shown to fire, and what is allowed to pass. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const root = join(import.meta.dirname, '../..');
const refused: [file: string, imported: string][] = [
  ['domain/a.ts', '../prisma/client.ts'],
  ['domain/people/a.ts', '../../workflows/contracts/process.ts'],
  ['domain/people/a.ts', 'luxon'],
  ['domain/a.ts', 'node:fs'],
  ['domain/a.ts', 'fs'],
  ['domain/time/working-days.ts', '../../api/errors.ts'],
  ['workflows/a.ts', 'node:fs/promises'],
  ['workflows/a.ts', 'fs'],
  ['workflows/a.ts', 'zod'],
  ['workflows/a.ts', '@temporalio/client'],
  ['workflows/a.ts', '@temporalio/worker'],
  ['workflows/a.ts', '@prisma/client'],
  ['workflows/kit/a.ts', '../../activities/index.ts'],
  ['workflows/kit/a.ts', '../../prisma/client.ts'],
  ['workflows/kit/a.ts', '../../domain/time/working-days.ts'],
  ['prisma/repositories/a.ts', '../../api/errors.ts'],
  ['prisma/repositories/a.ts', '../../activities/index.ts'],
  ['prisma/repositories/a.ts', '../../workflows/plan-approval.ts'],
  ['activities/a.ts', '../api/errors.ts'],
  ['activities/a.ts', '../workflows/kit/run-process.ts'],
  ['workers/a.ts', '../api/env.ts'],
  ['workers/a.ts', '../workflows/plan-approval.ts'],
  ['workers/a.ts', '../prisma/repositories/people.ts'],
  ['workers/a.ts', '../prisma/tell-change.ts'],
  ['api/a.ts', '../activities/record.ts'],
  ['api/webhooks/a.ts', '../../activities/gateways/sms/twilio-gateway.ts'],
  ['api/a.ts', '../workers/env.ts'],
  ['api/a.ts', '../workflows/plan-approval.ts'],
  ['api/a.ts', '../web/main.tsx'],
  ['web/a.ts', '../api/errors.ts'],
  ['web/a.ts', '../prisma/client.ts'],
  ['web/a.ts', 'node:fs'],
];
const allowed: [file: string, imported: string][] = [
  ['domain/people/b.ts', './roles.ts'],
  ['domain/time/working-days.ts', 'luxon'],
  ['workflows/kit/b.ts', '@temporalio/workflow'],
  ['workflows/kit/b.ts', '../../domain/process.ts'],
  ['prisma/repositories/b.ts', '../../workflows/contracts/process.ts'],
  ['activities/b.ts', '../prisma/repositories/people.ts'],
  ['workers/b.ts', '../prisma/client.ts'],
  ['workers/b.ts', '../prisma/secret-files.ts'],
  ['workers/b.ts', '../prisma/production-settings.ts'],
  ['api/b.ts', '../prisma/repositories/people.ts'],
  ['api/webhooks/b.ts', '../../activities/gateways/sms/webhook-signature.ts'],
  ['web/b.ts', '../domain/time/format.ts'],
  ['dev/b.ts', '../api/app.ts'],
];
const reportSchema = z.object({
  diagnostics: z.array(z.object({ code: z.string().optional(), filename: z.string() })),
});

describe('rooms and arrows', () => {
  const reported = new Set<string>();
  let folder: string;
  const nameOf = (file: string, index: number) =>
    file.endsWith('working-days.ts') ? `${index}/${file}` : `0/${file.replace(/([ab])\.ts$/, `$1${index}.ts`)}`;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'casewright-rooms-'));
    const write =
      (kind: string) =>
      ([file, imported]: [string, string], index: number) => {
        const path = join(folder, kind, nameOf(file, index));
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, `import { it } from '${imported}';\n\nit();\n`);
        cpSync(
          join(root, '.oxlintrc.json'),
          join(folder, kind, nameOf(file, index).split('/')[0] ?? '', '.oxlintrc.json'),
        );
      };
    refused.forEach(write('refused'));
    allowed.forEach(write('allowed'));
    const out = lint(folder);
    for (const { filename, code } of reportSchema.parse(JSON.parse(out)).diagnostics)
      if (code?.includes('no-restricted-imports')) reported.add(filename.replaceAll('\\', '/'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const isReported = (kind: string, file: string, index: number) =>
    [...reported].some((name) => name.endsWith(`${kind}/${nameOf(file, index)}`));
  refused.forEach(([file, imported], index) =>
    it(`rooms: ${dirname(file)}/ may not import ${imported}`, () => assert.ok(isReported('refused', file, index))),
  );
  allowed.forEach(([file, imported], index) =>
    it(`rooms: ${dirname(file)}/ may import ${imported}`, () => assert.ok(!isReported('allowed', file, index))),
  );
});

function lint(folder: string): string {
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');
  try {
    return execFileSync(process.execPath, [oxlint, '--format', 'json', '.'], { cwd: folder, encoding: 'utf8' });
  } catch (error) {
    // it found something: exit code 1, the report on standard output
    if (error instanceof Error && 'stdout' in error && typeof error.stdout === 'string') return error.stdout;
    throw error;
  }
}
