/** Bundles the workflows, once, for production: `node workers/build-bundle.ts <file>`. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';

export const workflowsPath = fileURLToPath(new URL('../workflows/index.ts', import.meta.url));

if (import.meta.main) {
  const [file] = process.argv.slice(2);
  if (!file) throw new Error('say where the bundle shall go: node workers/build-bundle.ts <file>');
  const { code } = await bundleWorkflowCode({ workflowsPath });
  writeFileSync(file, code);
}
