/** `node dev/temporal-download.ts <release> <folder>`: lets the SDK download a Temporal CLI, which it does when it starts a server with it. */
import { TestWorkflowEnvironment } from '@temporalio/testing';

const [version = 'default', downloadDir = '.'] = process.argv.slice(2);
try {
  const env = await TestWorkflowEnvironment.createLocal({
    server: {
      executable: { type: 'cached-download', version, downloadDir },
      log: { format: 'pretty', level: 'never' },
    },
  });
  await env.teardown();
} catch (e) {
  console.error(e instanceof Error ? e.message.split('\n')[0] : e);
  process.exit(1);
}
