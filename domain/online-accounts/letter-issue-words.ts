/** The words of a letter that is printed (OA-15), as operators and officers read them. */
import type { ProcessWords } from '../process.ts';
import type { LetterIssueDue, LetterIssueFact, LetterIssueOutcome, LetterIssueStep } from './letter-issue.ts';

export const letterIssueWords: ProcessWords<
  LetterIssueStep,
  LetterIssueOutcome,
  'letterMade' | 'queued' | 'notQueued' | LetterIssueDue | LetterIssueFact
> = {
  name: 'Letter',
  about:
    'A letter is put into the print folder, printed elsewhere and marked as issued; what fails is tried again with pauses, then somebody is told (OA-15).',
  steps: {
    produced: 'Produced: it goes into the print folder',
    queued: 'Queued for printing: the printer’s answer is waited for',
    over: 'Over',
  },
  outcomes: {
    issued: 'Issued',
    notIssued: 'Failed: it could not be printed',
    superseded: 'Not printed: its password was revoked before',
  },
  events: {
    letterMade: 'Produced',
    print: 'Put into the print folder',
    queued: 'Queued for printing',
    notQueued: 'It could not be put into the print folder',
    noAnswer: 'The printer has not answered for a day: the operators are told',
    letterIssued: 'Issued, says the printer',
    letterFailed: 'It could not be printed, says the printer',
    letterSuperseded: 'Its password was revoked',
  },
  ahead: {
    print: 'It is put into the print folder',
    noAnswer: 'Where the printer has not answered the operators are told',
  },
};
