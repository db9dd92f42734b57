/** What is on record of the agency's dealings with a customer (EM-48): the case history, notepads and complaints, in staff's words. */

/** `byCustomer`: the customer contacted Child Support (EM-12, EM-13). `phoneAttempt`: an officer rang one of their numbers (EM-12). */
export const contactKinds = ['byCustomer', 'phoneAttempt', 'note'] as const;
export type ContactKind = (typeof contactKinds)[number];

/** How the customer made contact. What they send back by SMS is none (EM-5). */
export const contactChannels = ['phone', 'inPerson', 'online', 'letter', 'email'] as const;
export type ContactChannel = (typeof contactChannels)[number];
export const contactChannelWords: Record<ContactChannel, string> = {
  phone: 'Phone',
  inPerson: 'In person',
  online: 'Online',
  letter: 'Letter',
  email: 'Email',
};

/** A notepad of kind FDV is evidence of FDV concerns (EM-8). */
export const notepadKinds = ['General', 'FDV'] as const;
export type NotepadKind = (typeof notepadKinds)[number];

/** Who raised the concerns (EM-10). */
export const raisers = ['thisCustomer', 'otherParty'] as const;
export type Raiser = (typeof raisers)[number];

export const longestRecord = 10_000;
