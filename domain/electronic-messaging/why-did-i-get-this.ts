/** EM-43: the explanation that an officer gives to a customer who asks. */
export const whyDidIGetThis: readonly string[] = [
  'You only receive electronic messages that are relevant to your circumstances.',
  'Our messages hold no personal information and no hyperlinks.',
  'You can’t respond to them.',
  'You must tell us when your mobile number or email address changes. You can update both in your Child Support online account or the mobile app.',
];
