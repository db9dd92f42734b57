/** EM-39: what a preview and Send say of a claim that was not asked about to the end. */
import { claimQuestionWords } from '../../../domain/electronic-messaging/claim-finalised.ts';
import type { ClaimUnanswered } from '../../../prisma/repositories/send-centrelink-message.ts';
import { Problem } from '../../errors.ts';

export const unansweredProblem = ({ questions }: ClaimUnanswered): Problem =>
  new Problem('badInput', undefined, {
    errors: questions.map((question) => ({ field: `claim.${question}`, message: claimQuestionWords[question] })),
  });
