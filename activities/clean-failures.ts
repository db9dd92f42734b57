/**
 * The one way out of an activity for an error: a type and code of ours, without message, details, cause or stack of anybody
 * else's (drivers quote names, numbers and whole rows), since failures stand in histories.
 */
import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { databaseProblem } from '../prisma/database-problem.ts';
import { UnknownStateVersion } from '../prisma/repositories/processes.ts';
import { LetterKeyMissing } from '../prisma/letter-seal.ts';
import { PrintFolderUnavailable } from './gateways/letters/print-folder.ts';
import { GatewayUnavailable } from './gateways/sms/sms-gateway.ts';

export const cleanFailures: ActivityInterceptorsFactory = () => ({
  inbound: {
    async execute(input, next) {
      try {
        return await next(input);
      } catch (error) {
        if (error instanceof CancelledFailure) throw error;
        // All may be tried again: a bug waits, visible as a pending activity, for its fix.
        const type = failureType(error);
        const failure = ApplicationFailure.create({ type, message: type, nonRetryable: false });
        failure.stack = '';
        throw failure;
      }
    },
  },
});

/** What an operator reads beside the pending activity. Exported for the test that plants personal data in every error. */
export function failureType(error: unknown): string {
  if (error instanceof UnknownStateVersion) return 'Process.unknownStateVersion';
  if (error instanceof GatewayUnavailable) return `SmsGateway.${error.class}`;
  if (error instanceof PrintFolderUnavailable) return 'PrintFolder.unavailable';
  if (error instanceof LetterKeyMissing) return 'Letter.keyMissing';
  const problem = databaseProblem(error);
  if (problem) return problem.what === 'rule' ? `Database.rule.${problem.name}` : `Database.${problem.what}`;
  return 'Unexpected';
}
