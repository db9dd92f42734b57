/** Bundles the workflows, once, for production: `node workers/build-bundle.ts <file>`. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));
export const workflowsPath = path('../workflows/index.ts');
export const payloadConverterPath = path('../workflows/kit/payload-converter.ts');

if (import.meta.main) {
  const [file] = process.argv.slice(2);
  if (!file) throw new Error('say where the bundle shall go: node workers/build-bundle.ts <file>');
  const { code } = await bundleWorkflowCode({ workflowsPath, payloadConverterPath });
  writeFileSync(file, code);
}
