/** The words of an FDV consultation, as officers, consultants and operators read them. */
import type { ProcessWords } from '../process.ts';
import type {
  FdvConsultationAction,
  FdvConsultationDeadline,
  FdvConsultationFact,
  FdvConsultationOutcome,
  FdvConsultationStep,
} from './fdv-consultation.ts';

export const fdvConsultationWords: ProcessWords<
  FdvConsultationStep,
  FdvConsultationOutcome,
  'ask' | FdvConsultationAction | FdvConsultationFact | FdvConsultationDeadline
> = {
  name: 'FDV consultation',
  about:
    'An officer is unsure whether a message is appropriate and asks an SSO or team leader, whose answer is recorded before the message can be sent. ' +
    'Whoever is asked is reminded, then the next one is asked (EM-8).',
  steps: { awaitingAnswer: 'Waiting for the answer of an SSO or team leader', over: 'Over' },
  outcomes: {
    appropriate: 'Answered: a message is appropriate',
    notAppropriate: 'Answered: a message is not appropriate',
    withdrawn: 'Withdrawn',
    ended: 'Ended without an answer',
  },
  events: {
    ask: 'SSO or team leader asked',
    appropriate: 'Answered: a message is appropriate',
    notAppropriate: 'Answered: a message is not appropriate',
    withdraw: 'Withdrawn',
    handOver: 'Handed over',
    customerDeceased: 'Customer recorded as deceased',
    remind: 'Whoever is asked was reminded',
    escalate: 'The next SSO or team leader is asked',
    remindAgain: 'Whoever is asked was reminded again: nobody else is left',
  },
  ahead: {
    remind: 'Whoever is asked is reminded',
    remindAgain: 'Whoever is asked is reminded again',
    escalate: 'The next SSO or team leader is asked',
  },
};
