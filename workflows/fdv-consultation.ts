/** EM-8: one question to an SSO or team leader. The procedure stands in domain/electronic-messaging/fdv-consultation.ts. */
import { fdvConsultation as transition } from '../domain/electronic-messaging/fdv-consultation.ts';
import { fdvConsultationWords as words } from '../domain/electronic-messaging/fdv-consultation-words.ts';
import { fdvConsultationKind as kind } from './contracts/fdv-consultation.ts';
import type { ProcessInput } from './contracts/process.ts';
import { runProcess } from './kit/run-process.ts';

export async function fdvConsultation(input: ProcessInput): Promise<string> {
  return runProcess(input, { kind, words, transition });
}
