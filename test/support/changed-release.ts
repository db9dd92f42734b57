/** Another release, built from a copy of the workflow code in a folder of its own: one that came later, with another loop and other rules if wanted, or one that came before a patch. */
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DefaultLogger, bundleWorkflowCode } from '@temporalio/worker';
import { root } from '../../dev/run-program.ts';
import { closeAtEnd } from './root-hooks.ts';

/** What the changed loop asks for after every step that was recorded: an activity more. */
const reads = 'await readProcess(processId);';
export const patchId = 'reads-the-row-after-each-step';
const changes = {
  /** As a release must do it: processes under way keep the old path for what lies behind them. */
  patched: `if (patched('${patchId}')) ${reads}`,
  /** As none may. */
  unpatched: reads,
};

/** Other rules are those of test/replay/next-release.ts. Returns the file of its bundle, removed at the end of the run. */
export async function bundleChanged(
  change: keyof typeof changes,
  { otherRules = false }: { otherRules?: boolean } = {},
): Promise<string> {
  const copy = copied();
  const loop = 'workflows/kit/run-process.ts';
  const recorded = 'state = result.state as S;\n';
  const changed = edit(copy, loop, recorded, `${recorded}${changes[change]}\n`);
  if (change === 'patched')
    writeFileSync(join(copy, loop), changed.replace('  proxyActivities,', '  patched,\n  proxyActivities,'));
  if (otherRules)
    writeFileSync(
      join(copy, 'workflows/transfer-referral.ts'),
      "export { transferReferral } from '../test/replay/next-release.ts';\n",
    );
  return bundled(copy);
}

/** The release before the patch `sparingSteps` (workflows/kit/patches.ts). Returns the file of its bundle, removed at the end of the run. */
export async function bundleBeforeSparing(): Promise<string> {
  const copy = copied();
  edit(copy, 'workflows/transfer-referral.ts', ', sparing: true', '');
  return bundled(copy);
}

function copied(): string {
  const copy = mkdtempSync(join(tmpdir(), 'casewright-release-'));
  closeAtEnd(async () => rmSync(copy, { recursive: true, force: true }));
  for (const folder of ['domain', 'workflows', 'test/replay'])
    cpSync(join(root, folder), join(copy, folder), { recursive: true, filter: (path) => !path.includes('histories') });
  cpSync(join(root, 'package.json'), join(copy, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

/** Writes the file into the copy, otherwise. Returns what stands there now. */
function edit(copy: string, file: string, from: string, to: string): string {
  const before = readFileSync(join(root, file), 'utf8');
  const after = before.replace(from, () => to);
  if (after === before) throw new Error(`${file} has no “${from}”: say anew where it is changed`);
  writeFileSync(join(copy, file), after);
  return after;
}

async function bundled(copy: string): Promise<string> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(copy, 'workflows/index.ts'),
    payloadConverterPath: join(copy, 'workflows/kit/payload-converter.ts'),
    logger: new DefaultLogger('WARN'),
  });
  const file = join(copy, 'workflows.js');
  writeFileSync(file, code);
  return file;
}
