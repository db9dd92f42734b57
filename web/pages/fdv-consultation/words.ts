/** The words of a consultation (RS-5). */
import { fdvConsultationWords } from '../../../domain/electronic-messaging/fdv-consultation-words.ts';

const events: Record<string, string> = fdvConsultationWords.events;
const outcomes: Record<string, string> = fdvConsultationWords.outcomes;

/** What happened or came of it; a word of a newer version is shown as it is. */
export const consultationWord = (what: string): string => events[what] ?? outcomes[what] ?? what;
