import { renameSync, writeFileSync } from 'node:fs';
import Mocha from 'mocha';
import { verifiedChains } from './verified-chains.ts';

/** Prints like mocha's own, and leaves the figures in TEST_COUNTS_FILE for `test/run.ts`. */
export default class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const file = process.env['TEST_COUNTS_FILE'];
    if (!file) return;
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      writeFileSync(`${file}.new`, JSON.stringify({ ...this.stats, chains: verifiedChains }));
      renameSync(`${file}.new`, file);
    });
  }
}
