/** Work items of messages that tell somebody something and ask for no decision: who was told closes them. */
export const closableItemKinds: readonly string[] = [
  'messageNotSent', // EM-24
  'messageUndetermined', // EM-26
  'messageBounced', // EM-28
  'messageFoundLater',
  'emailBounced', // EM-28
  'fdvAnswered', // EM-8
  'letterFailed', // OA-15
  'letterUnanswered', // the operators'
  'messageMoreThanOnce', // the operators'
  'messageContradicted', // the operators'
];
